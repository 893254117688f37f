package org.digitstudio.storage.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.digitstudio.domain.training.WeightGrid;

/** Weights in memory: two bytes for one on the {@link WeightGrid}, four for any other. */
final class PackedWeights {
  private static final int RUN = 4096;

  private final List<Stretch> stretches = new ArrayList<>();

  private final int count;

  PackedWeights(float[] weights) {
    count = weights.length;
    for (int from = 0; from < count; from += RUN) {
      stretches.add(pack(Arrays.copyOfRange(weights, from, Math.min(count, from + RUN))));
    }
  }

  private static Stretch pack(float[] weights) {
    short[] cells = new short[weights.length];
    for (int i = 0; i < weights.length; i++) {
      cells[i] = (short) WeightGrid.cell(weights[i]);
      // Compared as bits: the grid has no negative zero.
      int rounded = Float.floatToRawIntBits(WeightGrid.weight(cells[i]));
      if (rounded != Float.floatToRawIntBits(weights[i])) {
        return new Exact(weights);
      }
    }
    return new Gridded(cells);
  }

  float[] unpack() {
    float[] weights = new float[count];
    int from = 0;
    for (Stretch stretch : stretches) {
      stretch.copyTo(weights, from);
      from += RUN;
    }
    return weights;
  }

  /** Some successive weights. */
  private sealed interface Stretch {
    void copyTo(float[] weights, int from);
  }

  private record Gridded(short[] cells) implements Stretch {
    @Override
    public void copyTo(float[] weights, int from) {
      for (int i = 0; i < cells.length; i++) {
        weights[from + i] = WeightGrid.weight(cells[i]);
      }
    }
  }

  private record Exact(float[] values) implements Stretch {
    @Override
    public void copyTo(float[] weights, int from) {
      System.arraycopy(values, 0, weights, from, values.length);
    }
  }
}
