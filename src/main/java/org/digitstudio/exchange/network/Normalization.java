package org.digitstudio.exchange.network;

import org.digitstudio.domain.network.NetworkBuilder;

/**
 * A batch normalization's numbers, one of each for every channel.
 *
 * @param epsilon what is added to the variance
 */
public record Normalization(
    float[] gamma, float[] beta, float[] mean, float[] variance, double epsilon) {

  int channels() {
    return gamma.length;
  }

  /** Returns what a channel is multiplied by. */
  float scale(int channel) {
    return (float) (gamma[channel] / Math.sqrt(variance[channel] + epsilon));
  }

  /** Returns what is added to a channel after that. */
  float shift(int channel) {
    return (float)
        (beta[channel] - gamma[channel] / Math.sqrt(variance[channel] + epsilon) * mean[channel]);
  }

  /**
   * In {@link org.digitstudio.domain.network.Model}'s order. The difference between this epsilon
   * and ours goes into the variance, which changes no value.
   */
  float[] parameters() {
    int n = channels();
    float[] values = new float[4 * n];
    for (int c = 0; c < n; c++) {
      values[c] = gamma[c];
      values[n + c] = beta[c];
      values[2 * n + c] = mean[c];
      values[3 * n + c] = NetworkBuilder.variance(variance[c], epsilon);
    }
    return values;
  }
}
