package org.digitstudio.insight;

import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.domain.network.Shape;

/** One pooling layer; the padding takes no part in the maximum or the mean. */
final class PoolMath {
  private final Pool layer;
  private final Shape in;
  private final Shape out;
  private final int top;
  private final int left;

  PoolMath(Pool layer, Shape in) {
    this.layer = layer;
    this.in = in;
    this.out = layer.outputShape(in);
    this.top = layer.padding().zerosBefore(in.height(), layer.size(), layer.stride());
    this.left = layer.padding().zerosBefore(in.width(), layer.size(), layer.stride());
  }

  float[] forward(float[] flow) {
    float[] values = new float[out.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(flow, i);
    }
    return values;
  }

  private float value(float[] flow, int index) {
    if (layer.kind() == Pool.Kind.MAX) {
      return flow[argmax(flow, index)];
    }
    float sum = 0;
    int[] window = window(index);
    for (int cell : window) {
      sum += flow[cell];
    }
    return sum / window.length;
  }

  /** Returns the input index of the window's largest value, the first of them at a tie. */
  int argmax(float[] flow, int index) {
    int[] bounds = bounds(index);
    int best = bounds[4] + bounds[0] * in.width() + bounds[2];
    for (int y = bounds[0]; y < bounds[1]; y++) {
      for (int x = bounds[2]; x < bounds[3]; x++) {
        int cell = bounds[4] + y * in.width() + x;
        if (flow[cell] > flow[best]) {
          best = cell;
        }
      }
    }
    return best;
  }

  /** Returns the input indices of one pooling window, row by row. */
  int[] window(int index) {
    int[] bounds = bounds(index);
    int[] window = new int[(bounds[1] - bounds[0]) * (bounds[3] - bounds[2])];
    int at = 0;
    for (int y = bounds[0]; y < bounds[1]; y++) {
      for (int x = bounds[2]; x < bounds[3]; x++) {
        window[at++] = bounds[4] + y * in.width() + x;
      }
    }
    return window;
  }

  /** Returns top, bottom (exclusive), left, right (exclusive) and the offset of the feature map. */
  private int[] bounds(int index) {
    int map = index / (out.height() * out.width());
    int y = index / out.width() % out.height() * layer.stride() - top;
    int x = index % out.width() * layer.stride() - left;
    return new int[] {
      Math.max(0, y),
      Math.min(in.height(), y + layer.size()),
      Math.max(0, x),
      Math.min(in.width(), x + layer.size()),
      map * in.height() * in.width()
    };
  }

  /**
   * Returns the gradient with respect to the input: routed to the maximum of each window, or spread
   * evenly over it.
   *
   * @param spread whether max pooling spreads the gradient too
   */
  float[] backward(float[] flow, float[] gradient, boolean spread) {
    float[] inputGradient = new float[in.size()];
    boolean evenly = spread || layer.kind() == Pool.Kind.AVERAGE;
    for (int i = 0; i < gradient.length; i++) {
      if (gradient[i] == 0f) {
        continue;
      }
      if (evenly) {
        int[] window = window(i);
        for (int cell : window) {
          inputGradient[cell] += gradient[i] / window.length;
        }
      } else {
        inputGradient[argmax(flow, i)] += gradient[i];
      }
    }
    return inputGradient;
  }
}
