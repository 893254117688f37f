package org.digitstudio.lab;

import java.util.List;
import org.digitstudio.ink.grouping.GroupLattice;
import org.digitstudio.ink.grouping.GroupPaths;
import org.digitstudio.ink.grouping.GroupingModel;

/**
 * Learns which strokes make one digit: the weights that make the true grouping of real drawings the
 * likeliest, by full-batch Adam on their negative log-likelihood, which is convex.
 */
public final class GroupingTrainer {
  private static final int ROUNDS = 300;
  private static final double RATE = 0.15;

  /** From this part of the rounds on the rate is a quarter of it. */
  private static final double LATE = 0.7;

  private static final double WEIGHT_DECAY = 1e-4;

  private GroupingTrainer() {}

  /**
   * A drawing whose digits are known.
   *
   * @param counts how many strokes each digit takes, in the lattice's order of strokes
   * @param weight how much it counts, above 0
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
