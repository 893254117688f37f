package org.digitstudio.engine.simd;

/** Max pooling over 2 x 2 windows, in a vector and a scalar version. */
public abstract class PoolingKernels {

  /**
   * Computes a convolution, its bias, ReLU and the largest value of a 2 x 2 window without writing
   * the feature map itself.
   */
  public abstract void convolveAndPool(ConvPoolTile tile);

  /**
   * Computes the largest value of each 2 x 2 window plus the bias, followed by a ReLU where {@code
   * relu}.
   *
   * @param out receives the pooled values from {@code outStart}
   * @param winners receives an int per 16 channels from {@code winnersStart}: bit c where the
   *     largest value lies in the right column, bit 16 + c where it lies in the lower row
   */
  public abstract void maxPool(
      FeatureMaps maps, Bias bias, float[] out, int outStart, int[] winners, int winnersStart);

  /**
   * Reverses {@link #maxPool}: each gradient goes to its window's largest value, all others become
   * 0.
   *
   * @param maps receives the gradient
   */
  public abstract void maxUnpool(
      FeatureMaps maps, float[] gradient, int gradientStart, int[] winners, int winnersStart);

  /**
   * Bias and activation of a pooled layer.
   *
   * @param start offset of the biases, one per channel, in {@code values}
   */
  public record Bias(float[] values, int start, boolean relu) {}
}
