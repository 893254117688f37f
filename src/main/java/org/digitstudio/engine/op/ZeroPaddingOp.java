package org.digitstudio.engine.op;

import java.util.Arrays;
import org.digitstudio.domain.network.LayerSpec.ZeroPadding;

/** Zero padding: copies feature maps into larger ones. */
public final class ZeroPaddingOp extends LayerOp {
  private final ZeroPadding spec;
  private final Activations in;
  private final Activations out;

  public ZeroPaddingOp(ZeroPadding spec, Activations in, Activations out) {
    this.spec = spec;
    this.in = in;
    this.out = out;
  }

  @Override
  public String name(boolean forward, int phase) {
    return forward ? "zero padding" : "zero padding, backward";
  }

  @Override
  public void forward(int phase, BatchContext batch, int worker) {
    for (int image = batch.from(worker); image < batch.to(worker); image++) {
      Arrays.fill(out.values, image * out.size, (image + 1) * out.size, 0f);
      for (int row = 0; row < in.shape.height(); row++) {
        for (int column = 0; column < in.shape.width(); column++) {
          System.arraycopy(
              in.values,
              from(image, row, column),
              out.values,
              to(image, row, column),
              in.shape.channels());
        }
      }
    }
  }

  @Override
  public void backward(int phase, BatchContext batch, int worker) {
    for (int image = batch.from(worker); image < batch.to(worker); image++) {
      for (int row = 0; row < in.shape.height(); row++) {
        for (int column = 0; column < in.shape.width(); column++) {
          System.arraycopy(
              out.gradient,
              to(image, row, column),
              in.gradient,
              from(image, row, column),
              in.shape.channels());
        }
      }
    }
  }

  private int from(int image, int row, int column) {
    return image * in.size + (row * in.shape.width() + column) * in.channels;
  }

  /**
   * Returns an offset in the output. The channel strides of input and output may differ, because
   * pixels have no channel padding.
   */
  private int to(int image, int row, int column) {
    int position = (row + spec.top()) * out.shape.width() + column + spec.left();
    return image * out.size + position * out.channels;
  }
}
