package org.digitstudio.engine.op;

import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Activation;

/**
 * The output layer: logits, softmax, and cross-entropy against labels that may be smoothed. Where
 * the training data has images that are no digits, these are an eleventh class, whose logit is
 * always 0: the ten others learn to be negative for them. Softmax is unchanged by a constant added
 * to all logits, so this is as general as an eleventh output, and the trained network still has
 * ten.
 */
public final class OutputOp extends DenseOp {
  private static final int CLASSES = Prediction.CLASSES;

  /** Weight of an image that is no digit in the loss; that of a digit is 1. */
  private static final float NO_DIGIT_WEIGHT = 0.3f;

  private final float smoothing;
  private final double[] losses;
  private final boolean[] correct;

  /** The labels of the batch. */
  public final int[] labels;

  /** Whether there is an eleventh class of what is no digit. */
  public boolean hasNoDigitClass;

  public OutputOp(
      LayerContext context,
      Activations in,
      Activations out,
      InputKind kind,
      float smoothing,
      int capacity) {
    super(CLASSES, Activation.IDENTITY, context, in, out, kind, 1f, capacity);
    this.smoothing = smoothing;
    this.labels = new int[capacity];
    this.losses = new double[capacity];
    this.correct = new boolean[capacity];
  }

  /** Returns the loss summed over the batch's images, in their order. */
  public double loss(BatchContext batch) {
    double sum = 0;
    for (int image = 0; image < batch.count; image++) {
      sum += losses[image];
    }
    return sum;
  }

  /** Returns the number of correctly classified images of the batch. */
  public int correct(BatchContext batch) {
    int sum = 0;
    for (int image = 0; image < batch.count; image++) {
      sum += correct[image] ? 1 : 0;
    }
    return sum;
  }

  @Override
  public void forward(int phase, BatchContext batch, int worker) {
    super.forward(phase, batch, worker);
    if (batch.training) {
      for (int image = batch.from(worker); image < batch.to(worker); image++) {
        computeLoss(image, 1f / batch.count);
      }
    }
  }

  /** Returns the target of a digit; all are 0 for an image that is no digit. */
  private float target(int digit, int label) {
    return label == DigitDataset.NO_DIGIT
        ? 0
        : smoothing / CLASSES + (digit == label ? 1 - smoothing : 0f);
  }

  /** Computes an image's loss and the gradient by its logits. */
  private void computeLoss(int image, float weight) {
    float[] logits = out.values;
    int at = image * out.size;
    int label = labels[image];
    int best = 0;
    for (int j = 1; j < CLASSES; j++) {
      best = logits[at + j] > logits[at + best] ? j : best;
    }
    float largest = hasNoDigitClass ? Math.max(0, logits[at + best]) : logits[at + best];
    double total = hasNoDigitClass ? Math.exp(-largest) : 0;
    for (int j = 0; j < CLASSES; j++) {
      total += Math.exp(logits[at + j] - largest);
    }
    double logTotal = Math.log(total) + largest;
    boolean digit = label != DigitDataset.NO_DIGIT;
    float part = digit ? 1 : NO_DIGIT_WEIGHT;
    double loss = digit ? 0 : logTotal;
    for (int j = 0; j < CLASSES; j++) {
      float target = target(j, label);
      double logProbability = logits[at + j] - logTotal;
      loss -= target * logProbability;
      out.gradient[at + j] = ((float) Math.exp(logProbability) - target) * weight * part;
    }
    losses[image] = loss * part;
    correct[image] = best == label;
  }
}
