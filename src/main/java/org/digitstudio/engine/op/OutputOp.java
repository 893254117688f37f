package org.digitstudio.engine.op;

import static org.digitstudio.domain.data.DigitDataset.NO_DIGIT;

import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Activation;

/**
 * Ten sums, softmax, and cross-entropy against labels that may be smoothed, or against ten equal
 * probabilities for what is no digit (Dhamija, Guenther and Boult 2018).
 */
public final class OutputOp extends DenseOp {
  private static final int CLASSES = Prediction.CLASSES;
  private final float smoothing;
  private final double[] losses;
  private final int[] right;

  /** The labels of the batch. */
  public final int[] labels;

  public OutputOp(
      LayerContext kit,
      Activations in,
      Activations out,
      Behind behind,
      float smoothing,
      int capacity) {
    super(CLASSES, Activation.IDENTITY, kit, in, out, behind, 1f, capacity);
    this.smoothing = smoothing;
    this.labels = new int[capacity];
    this.losses = new double[kit.workers];
    this.right = new int[kit.workers];
  }

  /** The loss summed over the batch's pictures, in the workers' order. */
  public double loss() {
    double sum = 0;
    for (double loss : losses) {
      sum += loss;
    }
    return sum;
  }

  /** How many pictures of the batch were read right. */
  public int right() {
    int sum = 0;
    for (int count : right) {
      sum += count;
    }
    return sum;
  }

  @Override
  public void forward(int phase, BatchContext step, int worker) {
    super.forward(phase, step, worker);
    if (!step.training) {
      return;
    }
    losses[worker] = 0;
    right[worker] = 0;
    for (int i = step.from(worker); i < step.to(worker); i++) {
      score(i * out.size, labels[i], 1f / step.count, worker);
    }
  }

  private float smoothed(boolean truth) {
    return smoothing / CLASSES + (truth ? 1 - smoothing : 0f);
  }

  private void score(int at, int label, float weight, int worker) {
    float[] sums = out.values;
    float most = sums[at];
    int best = 0;
    for (int j = 1; j < CLASSES; j++) {
      if (sums[at + j] > most) {
        most = sums[at + j];
        best = j;
      }
    }
    double total = 0;
    for (int j = 0; j < CLASSES; j++) {
      total += Math.exp(sums[at + j] - most);
    }
    double logTotal = Math.log(total) + most;
    for (int j = 0; j < CLASSES; j++) {
      float target = label == NO_DIGIT ? 1f / CLASSES : smoothed(j == label);
      double logProbability = sums[at + j] - logTotal;
      losses[worker] -= target * logProbability;
      out.gradient[at + j] = ((float) Math.exp(logProbability) - target) * weight;
    }
    right[worker] += best == label ? 1 : 0;
  }
}
