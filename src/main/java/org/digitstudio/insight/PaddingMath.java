package org.digitstudio.insight;

import org.digitstudio.domain.network.LayerSpec.ZeroPadding;
import org.digitstudio.domain.network.Shape;

/** One zero padding layer. */
final class PaddingMath {
  private PaddingMath() {}

  /** Returns the padded feature maps in [channel][row][column] order. */
  static float[] forward(ZeroPadding layer, Shape in, float[] values) {
    Shape out = layer.outputShape(in);
    float[] padded = new float[out.size()];
    for (int row = 0; row < in.channels() * in.height(); row++) {
      System.arraycopy(
          values, row * in.width(), padded, paddedRow(layer, in, out, row), in.width());
    }
    return padded;
  }

  /** Returns the gradient with respect to the input: the gradient without the padding. */
  static float[] backward(ZeroPadding layer, Shape in, float[] gradient) {
    Shape out = layer.outputShape(in);
    float[] inputGradient = new float[in.size()];
    for (int row = 0; row < in.channels() * in.height(); row++) {
      System.arraycopy(
          gradient, paddedRow(layer, in, out, row), inputGradient, row * in.width(), in.width());
    }
    return inputGradient;
  }

  /**
   * Returns the index of the first value of row {@code row} of all channels in the padded output.
   */
  private static int paddedRow(ZeroPadding layer, Shape in, Shape out, int row) {
    int channel = row / in.height();
    int y = row % in.height() + layer.top();
    return (channel * out.height() + y) * out.width() + layer.left();
  }
}
