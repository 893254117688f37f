package org.digitstudio.engine.op;

import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Activation;

/**
 * The output layer: logits, softmax, and cross-entropy against labels that may be smoothed, or
 * against ten equal probabilities for what is no digit (Dhamija, Guenther and Boult 2018).
 */
public final class OutputOp extends DenseOp {
  private static final int CLASSES = Prediction.CLASSES;
  private final float smoothing;
  private final double[] losses;
  private final boolean[] correct;

  /** The labels of the batch. */
  public final int[] labels;

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

  /** Returns the target of a digit; an image that is no digit has ten equal targets. */
  private float target(int digit, int label) {
    return label == DigitDataset.NO_DIGIT
        ? 1f / CLASSES
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
    float largest = logits[at + best];
    double total = 0;
    for (int j = 0; j < CLASSES; j++) {
      total += Math.exp(logits[at + j] - largest);
    }
    double logTotal = Math.log(total) + largest;
    double loss = 0;
    for (int j = 0; j < CLASSES; j++) {
      float target = target(j, label);
      double logProbability = logits[at + j] - logTotal;
      loss -= target * logProbability;
      out.gradient[at + j] = ((float) Math.exp(logProbability) - target) * weight;
    }
    losses[image] = loss;
    correct[image] = best == label;
  }
}
