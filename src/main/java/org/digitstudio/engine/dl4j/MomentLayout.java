package org.digitstudio.engine.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.training.OptimizerSpec;
import org.digitstudio.domain.training.TrainingPlan;

/**
 * Deeplearning4j keeps an optimizer's moments in blocks: one for each run of layers without batch
 * normalisation, whose running statistics have none; in each all of Adam's means, then all its mean
 * squares. Ours are one array of means, then one of squares, in the parameters' order.
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
    copy((our, its) -> stock[its] = ours[our]);
    return stock;
  }

  float[] fromStock(float[] stock) {
    float[] ours = new float[kinds * count];
    if (stock.length > 0) {
      copy((our, its) -> ours[our] = stock[its]);
    }
    return ours;
  }

  private interface Pair {
    void visit(int ours, int stock);
  }

  private void copy(Pair pair) {
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
