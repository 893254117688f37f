package org.digitstudio.engine.op;

import java.util.Arrays;
import org.digitstudio.domain.network.LayerSpec.Pool;

/** Pooling of any size, stride and padding, where the fused loops do not apply. */
public final class PoolOp extends LayerOp {
  private final Pool spec;
  private final Activations in;
  private final Activations out;
  private final int top;
  private final int left;

  /** Offset of each window's largest value in {@code in}. */
  private final int[] winners;

  public PoolOp(Pool spec, Activations in, Activations out, int capacity) {
    this.spec = spec;
    this.in = in;
    this.out = out;
    this.top = spec.padding().zerosBefore(in.shape.height(), spec.size(), spec.stride());
    this.left = spec.padding().zerosBefore(in.shape.width(), spec.size(), spec.stride());
    this.winners = new int[capacity * out.size];
  }

  @Override
  public String name(boolean forward, int phase) {
    return forward ? "pooling" : "pooling, backward";
  }

  @Override
  public void forward(int phase, BatchContext batch, int worker) {
    for (int image = batch.from(worker); image < batch.to(worker); image++) {
      forEachWindow(image, true);
    }
  }

  @Override
  public void backward(int phase, BatchContext batch, int worker) {
    for (int image = batch.from(worker); image < batch.to(worker); image++) {
      Arrays.fill(in.gradient, image * in.size, (image + 1) * in.size, 0f);
      forEachWindow(image, false);
    }
  }

  private void forEachWindow(int image, boolean forward) {
    int target = image * out.size;
    for (int row = 0; row < out.shape.height(); row++) {
      int from = Math.max(0, row * spec.stride() - top);
      int to = Math.min(in.shape.height(), row * spec.stride() - top + spec.size());
      for (int column = 0; column < out.shape.width(); column++) {
        int start = Math.max(0, column * spec.stride() - left);
        int end = Math.min(in.shape.width(), column * spec.stride() - left + spec.size());
        for (int c = 0; c < out.channels; c++) {
          PoolingWindow window = new PoolingWindow(image * in.size + c, from, to, start, end);
          if (spec.kind() == Pool.Kind.MAX) {
            max(window, target++, forward);
          } else {
            average(window, target++, forward);
          }
        }
      }
    }
  }

  /** The part of a window inside the feature map. Escape analysis avoids its allocation. */
  private record PoolingWindow(int start, int top, int bottom, int left, int right) {}

  private int offset(PoolingWindow window, int row, int column) {
    return window.start() + (row * in.shape.width() + column) * in.channels;
  }

  private void max(PoolingWindow window, int target, boolean forward) {
    if (!forward) {
      in.gradient[winners[target]] += out.gradient[target];
      return;
    }
    int best = offset(window, window.top(), window.left());
    for (int row = window.top(); row < window.bottom(); row++) {
      for (int column = window.left(); column < window.right(); column++) {
        int offset = offset(window, row, column);
        best = in.values[offset] > in.values[best] ? offset : best;
      }
    }
    winners[target] = best;
    out.values[target] = in.values[best];
  }

  /** Averages over the part inside the feature map only, as Deeplearning4j does. */
  private void average(PoolingWindow window, int target, boolean forward) {
    int area = (window.bottom() - window.top()) * (window.right() - window.left());
    float weight = 1f / area;
    float sum = 0;
    for (int row = window.top(); row < window.bottom(); row++) {
      for (int column = window.left(); column < window.right(); column++) {
        int offset = offset(window, row, column);
        if (forward) {
          sum += in.values[offset];
        } else {
          in.gradient[offset] += out.gradient[target] * weight;
        }
      }
    }
    if (forward) {
      out.values[target] = sum * weight;
    }
  }
}
