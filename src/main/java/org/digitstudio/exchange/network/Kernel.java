package org.digitstudio.exchange.network;

/**
 * A convolution's settings and weights.
 *
 * @param weights [filter][channel][row][column]
 * @param bias one for each filter
 */
public record Kernel(
    int filters, int channels, int height, int width, float[] weights, float[] bias) {

  /**
   * Reorders Keras's weights.
   *
   * @param weights [row][column][channel][filter]
   */
  public static Kernel ofChannelsLast(
      int height, int width, int channels, int filters, float[] weights, float[] bias) {
    float[] ours = new float[weights.length];
    int area = height * width;
    for (int cell = 0; cell < area; cell++) {
      for (int channel = 0; channel < channels; channel++) {
        for (int filter = 0; filter < filters; filter++) {
          ours[(filter * channels + channel) * area + cell] =
              weights[(cell * channels + channel) * filters + filter];
        }
      }
    }
    return new Kernel(filters, channels, height, width, ours, bias);
  }
}
