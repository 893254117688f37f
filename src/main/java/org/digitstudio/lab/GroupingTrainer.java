package org.digitstudio.lab;

import java.util.List;
import org.digitstudio.ink.grouping.GroupLattice;
import org.digitstudio.ink.grouping.GroupPaths;
import org.digitstudio.ink.grouping.GroupingModel;

/**
 * Trains the grouping of strokes into digits: minimizes the negative log-likelihood of the true
 * groupings, which is convex, by full-batch Adam.
 */
public final class GroupingTrainer {
  private static final int ROUNDS = 300;
  private static final double RATE = 0.15;

  /** Fraction of the rounds after which the learning rate is divided by 4. */
  private static final double LATE = 0.7;

  private static final double WEIGHT_DECAY = 1e-4;

  private GroupingTrainer() {}

  /**
   * A drawing with its true grouping.
   *
   * @param counts number of strokes of each digit, in the lattice's order
   * @param weight weight in the loss, above 0
   */
  public record Sample(GroupLattice lattice, List<Integer> counts, double weight) {}

  public static GroupingModel fit(List<Sample> samples) {
    double total = samples.stream().mapToDouble(Sample::weight).sum();
    double[] weights = new double[GroupingModel.COUNT];
    double[] first = new double[weights.length];
    double[] second = new double[weights.length];
    for (int round = 1; round <= ROUNDS; round++) {
      double[] gradient = new double[weights.length];
      GroupingModel model = GroupingModel.of(weights);
      for (Sample sample : samples) {
        new GroupPaths(sample.lattice, model)
            .addGradient(sample.counts, sample.weight / total, gradient);
      }
      double rate = round > LATE * ROUNDS ? RATE / 4 : RATE;
      for (int i = 0; i < weights.length; i++) {
        double slope = gradient[i] + WEIGHT_DECAY * weights[i];
        first[i] = 0.9 * first[i] + 0.1 * slope;
        second[i] = 0.99 * second[i] + 0.01 * slope * slope;
        double mean = first[i] / (1 - Math.pow(0.9, round));
        double square = second[i] / (1 - Math.pow(0.99, round));
        weights[i] -= rate * mean / (Math.sqrt(square) + 1e-9);
      }
    }
    return GroupingModel.of(weights);
  }
}
