package org.digitstudio.insight;

import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.domain.network.Shape;

/** One pooling layer; values outside the picture never win and never count. */
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

  private float value(float[] flow, int place) {
    if (layer.kind() == Pool.Kind.MAX) {
      return flow[winner(flow, place)];
    }
    float sum = 0;
    int[] window = window(place);
    for (int index : window) {
      sum += flow[index];
    }
    return sum / window.length;
  }

  /** Where in the input the window's largest value stands, the first of them at a tie. */
  int winner(float[] flow, int place) {
    int[] edges = edges(place);
    int best = edges[4] + edges[0] * in.width() + edges[2];
    for (int y = edges[0]; y < edges[1]; y++) {
      for (int x = edges[2]; x < edges[3]; x++) {
        int index = edges[4] + y * in.width() + x;
        if (flow[index] > flow[best]) {
          best = index;
        }
      }
    }
    return best;
  }

  /** Where the values of one window stand in the input, row by row. */
  int[] window(int place) {
    int[] edges = edges(place);
    int[] window = new int[(edges[1] - edges[0]) * (edges[3] - edges[2])];
    int at = 0;
    for (int y = edges[0]; y < edges[1]; y++) {
      for (int x = edges[2]; x < edges[3]; x++) {
        window[at++] = edges[4] + y * in.width() + x;
      }
    }
    return window;
  }

  /** First row, row after the last, first column, column after the last, where the map begins. */
  private int[] edges(int place) {
    int map = place / (out.height() * out.width());
    int y = place / out.width() % out.height() * layer.stride() - top;
    int x = place % out.width() * layer.stride() - left;
    return new int[] {
      Math.max(0, y),
      Math.min(in.height(), y + layer.size()),
      Math.max(0, x),
      Math.min(in.width(), x + layer.size()),
      map * in.height() * in.width()
    };
  }

  /** The gradient at the input: all to the winner, or shared where the layer takes the mean. */
  float[] backward(float[] flow, float[] gradient, boolean share) {
    float[] back = new float[in.size()];
    boolean spread = share || layer.kind() == Pool.Kind.AVERAGE;
    for (int i = 0; i < gradient.length; i++) {
      if (gradient[i] == 0f) {
        continue;
      }
      if (spread) {
        int[] window = window(i);
        for (int index : window) {
          back[index] += gradient[i] / window.length;
        }
      } else {
        back[winner(flow, i)] += gradient[i];
      }
    }
    return back;
  }
}
