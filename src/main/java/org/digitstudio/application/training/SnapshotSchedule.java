package org.digitstudio.application.training;

import java.util.Arrays;
import java.util.TreeSet;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.training.WeightGrid;

/**
 * The steps of a run at which its weights are kept: dense in the first epoch, in which most is
 * learnt, then at equal distances. As many as fit into 12 MB by estimate.
 */
final class SnapshotSchedule {
  private static final double BUDGET_BYTES = 11e6;

  /** Measured: a weight on the grid takes 4 to 5 bits a snapshot. */
  private static final double GRID_BYTES = 0.6;

  private static final int MIN_SNAPSHOTS = 8;
  private static final int MAX_SNAPSHOTS = 64;

  /** More snapshots than this within a later epoch show nothing new. */
  private static final int MAX_PER_EPOCH = 4;

  private final TreeSet<Long> steps = new TreeSet<>();

  /**
   * @param batches training steps per epoch
   */
  SnapshotSchedule(NetworkSpec network, int epochs, int batches) {
    int count = count(network);
    int first = epochs == 1 ? count : count / 2;
    steps.add(0L);
    for (int i = 0; i < first - 1; i++) {
      steps.add(Math.round(Math.pow(batches, i / Math.max(1.0, first - 2))));
    }
    steps.add((long) batches);
    addLater(epochs - 1, batches, count - first);
  }

  private static int count(NetworkSpec network) {
    double bytes =
        Arrays.stream(WeightGrid.blocks(network))
            .mapToDouble(block -> block * (block > WeightGrid.MAX_EXACT ? GRID_BYTES : Float.BYTES))
            .sum();
    return (int) Math.clamp(BUDGET_BYTES / bytes, MIN_SNAPSHOTS, MAX_SNAPSHOTS);
  }

  private void addLater(int epochs, long batches, int count) {
    if (epochs >= count) {
      for (int i = 1; i <= count; i++) {
        steps.add(batches * (1 + Math.round((double) i * epochs / count)));
      }
    } else {
      int perEpoch = Math.min(MAX_PER_EPOCH, epochs == 0 ? 1 : count / epochs);
      for (int i = 1; i <= epochs * perEpoch; i++) {
        steps.add(batches + Math.round((double) i * batches / perEpoch));
      }
    }
  }

  boolean contains(long step) {
    return steps.contains(step);
  }

  int size() {
    return steps.size();
  }
}
