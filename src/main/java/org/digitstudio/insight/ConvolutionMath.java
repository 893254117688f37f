package org.digitstudio.insight;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.Shape;

/**
 * One convolution computed by im2col: every patch of the input becomes a column of a matrix, and
 * the kernels become the rows of another, so that the inner loop runs along all output cells.
 */
final class ConvolutionMath {
  /** Output rows computed together; with four input rows they fill the L1 cache. */
  private static final int BLOCK_ROWS = 8;

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

  private int taps() {
    return in.channels() * layer.kernelHeight() * layer.kernelWidth();
  }

  private int mapSize() {
    return out.height() * out.width();
  }

  float[] forward(float[] parameters, int offset, float[] flow) {
    int mapSize = mapSize();
    float[] sums = new float[out.size()];
    for (int map = 0; map < layer.filters(); map++) {
      Arrays.fill(sums, map * mapSize, (map + 1) * mapSize, parameters[offset + map]);
    }
    addProduct(sums, parameters, offset + layer.filters(), columns(flow), taps(), mapSize);
    return sums;
  }

  /**
   * Returns the gradient with respect to the input.
   *
   * @param gradient with respect to the pre-activations
   */
  float[] backward(float[] parameters, int offset, float[] gradient) {
    int mapSize = mapSize();
    int taps = taps();
    int[] nonZero =
        IntStream.range(0, layer.filters())
            .filter(map -> !isZero(gradient, map * mapSize, mapSize))
            .toArray();
    float[] gradients = new float[nonZero.length * mapSize];
    float[] transposed = new float[taps * nonZero.length];
    for (int i = 0; i < nonZero.length; i++) {
      System.arraycopy(gradient, nonZero[i] * mapSize, gradients, i * mapSize, mapSize);
      int weights = offset + layer.filters() + nonZero[i] * taps;
      for (int tap = 0; tap < taps; tap++) {
        transposed[tap * nonZero.length + i] = parameters[weights + tap];
      }
    }
    float[] columns = new float[taps * mapSize];
    addProduct(columns, transposed, 0, gradients, nonZero.length, mapSize);
    float[] inputGradient = new float[in.size()];
    copy(columns, inputGradient, false);
    return inputGradient;
  }

  private float[] columns(float[] flow) {
    float[] columns = new float[taps() * mapSize()];
    copy(columns, flow, true);
    return columns;
  }

  /** Copies the patches into the columns (im2col), or adds the columns back (col2im). */
  private void copy(float[] columns, float[] flow, boolean toColumns) {
    int at = 0;
    for (int channel = 0; channel < in.channels(); channel++) {
      for (int ky = 0; ky < layer.kernelHeight(); ky++) {
        for (int kx = 0; kx < layer.kernelWidth(); kx++) {
          for (int y = 0; y < out.height(); y++) {
            int row = y * layer.stride() + ky - top;
            if (row >= 0 && row < in.height()) {
              copyRow(columns, at, flow, (channel * in.height() + row) * in.width(), kx, toColumns);
            }
            at += out.width();
          }
        }
      }
    }
  }

  private void copyRow(float[] columns, int at, float[] flow, int row, int kx, boolean toColumns) {
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
   * Adds the matrix product of {@code weights} and {@code terms} to {@code sums}. Blocked, so that
   * a few rows of sums and four rows of terms stay in the L1 cache together.
   *
   * @param offset index of the first weight; each row of sums has {@code depth} of them
   * @param depth number of rows of {@code terms}
   * @param length of every row
   */
  private static void addProduct(
      float[] sums, float[] weights, int offset, float[] terms, int depth, int length) {
    int rows = sums.length / length;
    for (int block = 0; block < rows; block += BLOCK_ROWS) {
      int end = Math.min(rows, block + BLOCK_ROWS);
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

  /** Adds four scaled rows in one pass, so that each sum is loaded and stored once. */
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
