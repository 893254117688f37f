package org.digitstudio.insight;

import java.util.Arrays;
import org.digitstudio.domain.LayerSpec.Convolution;
import org.digitstudio.domain.Shape;

/**
 * One convolution by the textbook's detour: every window becomes a column, and each map is one row
 * of weights over them, so that the inner loop runs along all places at once.
 */
final class ConvolutionMath {
  private final Convolution layer;
  private final Shape in;
  private final Shape out;
  private final int top;
  private final int left;

  ConvolutionMath(Convolution layer, Shape in) {
    this.layer = layer;
    this.in = in;
    this.out = layer.outputShape(in);
    this.top = layer.padding().before(in.height(), layer.kernelHeight(), layer.stride());
    this.left = layer.padding().before(in.width(), layer.kernelWidth(), layer.stride());
  }

  int taps() {
    return in.channels() * layer.kernelHeight() * layer.kernelWidth();
  }

  private int places() {
    return out.height() * out.width();
  }

  float[] forward(float[] parameters, int offset, float[] flow) {
    int places = places();
    int taps = taps();
    float[] columns = columns(flow);
    float[] sums = new float[out.size()];
    for (int map = 0; map < layer.maps(); map++) {
      int at = map * places;
      Arrays.fill(sums, at, at + places, parameters[offset + map]);
      int weights = offset + layer.maps() + map * taps;
      int tap = 0;
      for (; tap + 3 < taps; tap += 4) {
        addFour(sums, at, columns, tap * places, parameters, weights + tap, places);
      }
      for (; tap < taps; tap++) {
        addScaled(sums, at, columns, tap * places, parameters[weights + tap], places);
      }
    }
    return sums;
  }

  /** The gradient at the input from the gradient at the sums. */
  float[] backward(float[] parameters, int offset, float[] gradient) {
    int places = places();
    int taps = taps();
    float[] columns = new float[taps * places];
    for (int map = 0; map < layer.maps(); map++) {
      if (isZero(gradient, map * places, places)) {
        continue;
      }
      int weights = offset + layer.maps() + map * taps;
      for (int tap = 0; tap < taps; tap++) {
        addScaled(columns, tap * places, gradient, map * places, parameters[weights + tap], places);
      }
    }
    float[] back = new float[in.size()];
    move(columns, back, false);
    return back;
  }

  private float[] columns(float[] flow) {
    float[] columns = new float[taps() * places()];
    move(columns, flow, true);
    return columns;
  }

  /** Copies the windows into the columns, or adds the columns back to where they came from. */
  private void move(float[] columns, float[] flow, boolean toColumns) {
    int at = 0;
    for (int channel = 0; channel < in.channels(); channel++) {
      for (int ky = 0; ky < layer.kernelHeight(); ky++) {
        for (int kx = 0; kx < layer.kernelWidth(); kx++) {
          for (int y = 0; y < out.height(); y++) {
            int row = y * layer.stride() + ky - top;
            if (row >= 0 && row < in.height()) {
              moveRow(columns, at, flow, (channel * in.height() + row) * in.width(), kx, toColumns);
            }
            at += out.width();
          }
        }
      }
    }
  }

  private void moveRow(float[] columns, int at, float[] flow, int row, int kx, boolean toColumns) {
    for (int x = 0; x < out.width(); x++) {
      int column = x * layer.stride() + kx - left;
      if (column >= 0 && column < in.width()) {
        if (toColumns) {
          columns[at + x] = flow[row + column];
        } else {
          flow[row + column] += columns[at + x];
        }
      }
    }
  }

  private static void addScaled(
      float[] target, int at, float[] source, int from, float factor, int count) {
    for (int i = 0; i < count; i++) {
      target[at + i] += factor * source[from + i];
    }
  }

  /** Four rows of columns at once, so that the sums are fetched and stored once for them. */
  private static void addFour(
      float[] target, int at, float[] columns, int from, float[] weights, int first, int count) {
    float a = weights[first];
    float b = weights[first + 1];
    float c = weights[first + 2];
    float d = weights[first + 3];
    int second = from + count;
    int third = second + count;
    int fourth = third + count;
    for (int i = 0; i < count; i++) {
      target[at + i] +=
          a * columns[from + i]
              + b * columns[second + i]
              + c * columns[third + i]
              + d * columns[fourth + i];
    }
  }

  private static boolean isZero(float[] values, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (values[i] != 0f) {
        return false;
      }
    }
    return true;
  }
}
