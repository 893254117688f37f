package org.digitstudio.insight;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/**
 * The exact k nearest neighbours of each point by Euclidean distance.
 *
 * @param each k, the number of neighbours of each point
 * @param index n rows of {@code each} point indices, nearest first
 * @param distance n rows of {@code each} distances, in the same order
 */
public record Neighbours(int each, int[] index, float[] distance) {

  /**
   * Compares all pairs. The points are stored column by column, so that the innermost loop runs
   * over points and can be vectorized.
   *
   * @param values n rows of {@code width}
   * @param wanted number of neighbours of each point; fewer if there are fewer other points
   * @param progress receives a fraction in 0..1
   * @throws CancellationException once cancelled
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

  /** Inserts into a short sorted list; most points fail the first comparison. */
  private static void keepNearest(
      float[] squares, int each, int[] index, float[] distance, int from) {
    Arrays.fill(distance, from, from + each, Float.POSITIVE_INFINITY);
    int last = from + each - 1;
    for (int k = 0; each > 0 && k < squares.length; k++) {
      if (squares[k] < distance[last]) {
        int slot = last;
        while (slot > from && distance[slot - 1] > squares[k]) {
          distance[slot] = distance[slot - 1];
          index[slot] = index[slot - 1];
          slot--;
        }
        distance[slot] = squares[k];
        index[slot] = k;
      }
    }
    for (int slot = from; slot <= last; slot++) {
      distance[slot] = (float) Math.sqrt(distance[slot]);
    }
  }
}
