package org.digitstudio.engine.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.training.OptimizerSpec;
import org.digitstudio.domain.training.TrainingPlan;

/**
 * Converts an optimizer's moments between our layout and Deeplearning4j's. Deeplearning4j has
 * blocks of consecutive parameters, split at the running statistics of batch normalization, which
 * have no moments; each block holds all first, then all second moments. Ours are all first, then
 * all second moments, in the order of the parameters.
 */
final class MomentLayout {
  private final int count;
  private final int kinds;

  /** First parameter and count of each block. */
  private final List<int[]> blocks = new ArrayList<>();

  MomentLayout(TrainingPlan plan) {
    NetworkSpec network = plan.network();
    this.count = network.parameterCount();
    this.kinds = plan.optimization().optimizer() instanceof OptimizerSpec.Adam ? 2 : 1;
    int from = 0;
    for (int i = 0; i < network.layers().size(); i++) {
      if (network.layers().get(i) instanceof BatchNorm) {
        int at = network.parameterOffset(i);
        int channels = network.inputShape(i).channels();
        add(from, at + 2 * channels);
        from = at + 4 * channels;
      }
    }
    add(from, count);
  }

  private void add(int from, int to) {
    if (to > from) {
      blocks.add(new int[] {from, to - from});
    }
  }

  float[] toStock(float[] ours) {
    float[] stock = new float[kinds * blocks.stream().mapToInt(block -> block[1]).sum()];
    copy((our, theirs) -> stock[theirs] = ours[our]);
    return stock;
  }

  float[] fromStock(float[] stock) {
    float[] ours = new float[kinds * count];
    if (stock.length > 0) {
      copy((our, theirs) -> ours[our] = stock[theirs]);
    }
    return ours;
  }

  private interface IndexPair {
    void visit(int ours, int stock);
  }

  private void copy(IndexPair pair) {
    int stock = 0;
    for (int[] block : blocks) {
      for (int kind = 0; kind < kinds; kind++) {
        for (int i = 0; i < block[1]; i++) {
          pair.visit(kind * count + block[0] + i, stock++);
        }
      }
    }
  }
}
