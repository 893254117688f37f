package org.digitstudio.domain.training;

import java.util.Arrays;
import java.util.List;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Shape;

/**
 * The grid that snapshots round the weights of large layers to: multiples of 1/1024. A weight moves
 * by 1/2048 at most, which is a few per cent of one Adam step and changes no visible probability.
 */
public final class WeightGrid {
  /** Layers of up to this many parameters are kept to the bit. */
  public static final int MAX_EXACT = 35_000;

  /** Cells of the grid per unit. */
  private static final int CELLS = 1024;

  private WeightGrid() {}

  /** Returns the number of parameters of each layer that has any, in {@code Model}'s order. */
  public static int[] blocks(NetworkSpec network) {
    List<Shape> shapes = network.shapes();
    int[] counts = new int[network.layers().size()];
    Arrays.setAll(counts, i -> network.layers().get(i).parameterCount(shapes.get(i)));
    return Arrays.stream(counts).filter(count -> count > 0).toArray();
  }

  /** Returns the index of the cell nearest to a weight. */
  public static int cell(float weight) {
    return (int) Math.floor(weight * CELLS + 0.5f);
  }

  /** Returns the weight at the middle of a cell. */
  public static float weight(int cell) {
    return (float) cell / CELLS;
  }

  /** Rounds the large layers of a network, as a snapshot keeps them; returns a new array. */
  public static float[] round(NetworkSpec network, float[] parameters) {
    float[] rounded = parameters.clone();
    int from = 0;
    for (int count : blocks(network)) {
      for (int i = from; count > MAX_EXACT && i < from + count; i++) {
        rounded[i] = weight(cell(rounded[i]));
      }
      from += count;
    }
    return rounded;
  }
}
