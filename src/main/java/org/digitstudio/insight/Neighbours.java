package org.digitstudio.insight;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/**
 * Each point's nearest others, exactly, by Euclidean distance.
 *
 * @param each how many a point has
 * @param index n rows of {@code each} points, nearest first
 * @param distance the same rows' distances
 */
public record Neighbours(int each, int[] index, float[] distance) {

  /**
   * Compares all pairs. The points are kept column by column, so that the innermost loop runs over
   * points and the compiler can use the processor's wide registers.
   *
   * @param values n rows of {@code width}
   * @param wanted how many neighbours a point; fewer where there are fewer other points
   */
  public static Neighbours of(
      float[] values, int width, int wanted, DoubleConsumer progress, BooleanSupplier cancelled) {
    int count = values.length / width;
    int each = Math.min(wanted, count - 1);
    float[][] columns = new float[width][count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < width; j++) {
        columns[j][i] = values[i * width + j];
      }
    }
    int[] index = new int[count * each];
    float[] distance = new float[count * each];
    float[] squares = new float[count];
    for (int i = 0; i < count; i++) {
      squaresFrom(columns, i, squares);
      keepNearest(squares, each, index, distance, i * each);
      if (i % 256 == 0) {
        progress.accept((double) i / count);
        if (cancelled.getAsBoolean()) {
          throw new CancellationException();
        }
      }
    }
    return new Neighbours(each, index, distance);
  }

  private static void squaresFrom(float[][] columns, int point, float[] squares) {
    Arrays.fill(squares, 0f);
    for (float[] column : columns) {
      float own = column[point];
      for (int k = 0; k < squares.length; k++) {
        float off = column[k] - own;
        squares[k] += off * off;
      }
    }
    squares[point] = Float.POSITIVE_INFINITY;
  }

  /** Insertion into a short sorted list: most points fail the first comparison. */
  private static void keepNearest(
      float[] squares, int each, int[] index, float[] distance, int from) {
    Arrays.fill(distance, from, from + each, Float.POSITIVE_INFINITY);
    int last = from + each - 1;
    for (int k = 0; each > 0 && k < squares.length; k++) {
      if (squares[k] < distance[last]) {
        int place = last;
        while (place > from && distance[place - 1] > squares[k]) {
          distance[place] = distance[place - 1];
          index[place] = index[place - 1];
          place--;
        }
        distance[place] = squares[k];
        index[place] = k;
      }
    }
    for (int place = from; place <= last; place++) {
      distance[place] = (float) Math.sqrt(distance[place]);
    }
  }
}
