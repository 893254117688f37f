package org.digitstudio.domain;

/** Logits as probabilities. */
public final class Softmax {
  private Softmax() {}

  /**
   * Returns the softmax of the logits divided by the temperature. The largest logit is subtracted
   * first, so that no exponential overflows.
   *
   * @param temperature above 0; 1 leaves the logits as they are
   * @return as many probabilities as there are logits, with the sum 1
   */
  public static float[] of(float[] logits, float temperature) {
    float max = Float.NEGATIVE_INFINITY;
    for (float logit : logits) {
      max = Math.max(max, logit);
    }
    double total = 0;
    float[] probabilities = new float[logits.length];
    for (int i = 0; i < logits.length; i++) {
      double value = Math.exp((logits[i] - max) / temperature);
      probabilities[i] = (float) value;
      total += value;
    }
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] /= (float) total;
    }
    return probabilities;
  }
}
