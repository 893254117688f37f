package org.digitstudio.insight;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.Shape;

/**
 * One convolution by the textbook's detour: every window becomes a column, and each map is one row
 * of weights over them, so that the inner loop runs along all places at once.
 */
final class ConvolutionMath {
  /**
   * How many rows of sums are worked on together; with four rows of terms they fill the L1 cache.
   */
  private static final int ROWS = 8;

  private final Convolution layer;
  private final Shape in;
  private final Shape out;
  private final int top;
  private final int left;

  ConvolutionMath(Convolution layer, Shape in) {
    this.layer = layer;
    this.in = in;
    this.out = layer.outputShape(in);
    this.top = layer.padding().zerosBefore(in.height(), layer.kernelHeight(), layer.stride());
    this.left = layer.padding().zerosBefore(in.width(), layer.kernelWidth(), layer.stride());
  }

  int taps() {
    return in.channels() * layer.kernelHeight() * layer.kernelWidth();
  }

  private int places() {
    return out.height() * out.width();
  }

  float[] forward(float[] parameters, int offset, float[] flow) {
    int places = places();
    float[] sums = new float[out.size()];
    for (int map = 0; map < layer.filters(); map++) {
      Arrays.fill(sums, map * places, (map + 1) * places, parameters[offset + map]);
    }
    addProduct(sums, parameters, offset + layer.filters(), columns(flow), taps(), places);
    return sums;
  }

  /** The gradient at the input from the gradient at the sums. */
  float[] backward(float[] parameters, int offset, float[] gradient) {
    int places = places();
    int taps = taps();
    int[] busy =
        IntStream.range(0, layer.filters())
            .filter(map -> !isZero(gradient, map * places, places))
            .toArray();
    float[] sources = new float[busy.length * places];
    float[] turned = new float[taps * busy.length];
    for (int i = 0; i < busy.length; i++) {
      System.arraycopy(gradient, busy[i] * places, sources, i * places, places);
      int weights = offset + layer.filters() + busy[i] * taps;
      for (int tap = 0; tap < taps; tap++) {
        turned[tap * busy.length + i] = parameters[weights + tap];
      }
    }
    float[] columns = new float[taps * places];
    addProduct(columns, turned, 0, sources, busy.length, places);
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

  /**
   * Adds to each row of {@code sums} the weighted rows of {@code terms}: a matrix product. Some
   * rows of sums at a time meet the same four rows of terms, so that all of them stay near the
   * core.
   *
   * @param offset where the weights begin, {@code depth} for each row of sums
   * @param depth how many rows of terms there are
   * @param length of every row
   */
  private static void addProduct(
      float[] sums, float[] weights, int offset, float[] terms, int depth, int length) {
    int rows = sums.length / length;
    for (int block = 0; block < rows; block += ROWS) {
      int end = Math.min(rows, block + ROWS);
      int k = 0;
      for (; k + 3 < depth; k += 4) {
        for (int row = block; row < end; row++) {
          int first = offset + row * depth + k;
          addFour(sums, row * length, terms, k * length, weights, first, length);
        }
      }
      for (; k < depth; k++) {
        for (int row = block; row < end; row++) {
          float weight = weights[offset + row * depth + k];
          addScaled(sums, row * length, terms, k * length, weight, length);
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

  /** Four rows of terms at once, so that the sums are fetched and stored once for them. */
  private static void addFour(
      float[] target, int at, float[] terms, int from, float[] weights, int first, int count) {
    float a = weights[first];
    float b = weights[first + 1];
    float c = weights[first + 2];
    float d = weights[first + 3];
    int second = from + count;
    int third = second + count;
    int fourth = third + count;
    for (int i = 0; i < count; i++) {
      target[at + i] +=
          a * terms[from + i]
              + b * terms[second + i]
              + c * terms[third + i]
              + d * terms[fourth + i];
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
