package org.digitstudio.ink.grouping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All paths through a lattice, scored by a model: the most likely one, the probability of a given
 * one, and the gradient for training. A path divides a drawing's strokes into groups; it is given
 * as the list of the groups' sizes.
 */
public final class GroupPaths {
  private static final double NONE = Double.NEGATIVE_INFINITY;

  private final GroupLattice lattice;
  private final int size;

  /** Scores of groups by last stroke and size - 1. */
  private final double[][] nodes;

  /**
   * Scores of junctions by the later group's last stroke and size - 1 and the earlier group's size
   * - 1.
   */
  private final double[][][] edges;

  public GroupPaths(GroupLattice lattice, GroupingModel model) {
    this.lattice = lattice;
    size = lattice.size();
    nodes = new double[size][GroupLattice.MAX_STROKES];
    edges = new double[size][GroupLattice.MAX_STROKES][GroupLattice.MAX_STROKES];
    for (int last = 0; last < size; last++) {
      for (int count = 1; count <= GroupLattice.MAX_STROKES; count++) {
        boolean there = lattice.has(last, count);
        nodes[last][count - 1] = there ? model.ofGroup(lattice.group(last, count)) : NONE;
        for (int before = 1; there && before <= GroupLattice.MAX_STROKES; before++) {
          if (last >= count && lattice.has(last - count, before)) {
            edges[last][count - 1][before - 1] =
                model.ofJunction(lattice.junction(last, count, before));
          }
        }
      }
    }
  }

  /** Returns the sizes of the groups of the most likely path (Viterbi algorithm), first to last. */
  public List<Integer> best() {
    double[][] most = new double[size][GroupLattice.MAX_STROKES];
    int[][] from = new int[size][GroupLattice.MAX_STROKES];
    for (int last = 0; last < size; last++) {
      for (int count = 1; count <= GroupLattice.MAX_STROKES; count++) {
        double best = last + 1 == count ? 0 : NONE;
        for (int before = 1; last >= count && before <= GroupLattice.MAX_STROKES; before++) {
          double sum = most[last - count][before - 1] + edges[last][count - 1][before - 1];
          if (sum > best) {
            best = sum;
            from[last][count - 1] = before;
          }
        }
        most[last][count - 1] = nodes[last][count - 1] + best;
      }
    }
    List<Integer> counts = new ArrayList<>();
    int last = size - 1;
    int count = indexOfMax(most[last]) + 1;
    while (count > 0) {
      counts.add(count);
      int before = from[last][count - 1];
      last -= count;
      count = before;
    }
    return counts.reversed();
  }

  private static int indexOfMax(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  /**
   * Returns the natural logarithm of the probability of a path; minus infinity for a path with a
   * group that is not considered.
   */
  public double logProbability(List<Integer> counts) {
    return score(counts) - logPartition(forward());
  }

  private double score(List<Integer> counts) {
    double sum = 0;
    int last = -1;
    int before = 0;
    for (int count : counts) {
      last += count;
      if (!lattice.has(last, count)) {
        return NONE;
      }
      sum += nodes[last][count - 1];
      sum += before > 0 ? edges[last][count - 1][before - 1] : 0;
      before = count;
    }
    return sum;
  }

  /**
   * Adds {@code weight} times the gradient of a path's negative log-probability with respect to the
   * model's weights.
   *
   * @param gradient the sum, [GroupingModel.COUNT]
   * @return {@code weight} times the negative log-probability
   */
  public double addGradient(List<Integer> counts, double weight, double[] gradient) {
    double[][] forward = forward();
    double[][] backward = backward();
    double all = logPartition(forward);
    for (int last = 0; last < size; last++) {
      for (int count = 1; count <= GroupLattice.MAX_STROKES; count++) {
        if (!lattice.has(last, count)) {
          continue;
        }
        double rest = backward[last][count - 1] - all;
        double share = Math.exp(forward[last][count - 1] + rest);
        add(gradient, 0, lattice.group(last, count), weight * share);
        for (int before = 1; last >= count && before <= GroupLattice.MAX_STROKES; before++) {
          if (lattice.has(last - count, before)) {
            double path =
                forward[last - count][before - 1]
                    + edges[last][count - 1][before - 1]
                    + nodes[last][count - 1];
            double[] features = lattice.junction(last, count, before);
            add(gradient, GroupFeature.COUNT, features, weight * Math.exp(path + rest));
          }
        }
      }
    }
    addFeatures(counts, -weight, gradient);
    return weight * (all - score(counts));
  }

  private void addFeatures(List<Integer> counts, double weight, double[] gradient) {
    int last = -1;
    int before = 0;
    for (int count : counts) {
      last += count;
      add(gradient, 0, lattice.group(last, count), weight);
      if (before > 0) {
        add(gradient, GroupFeature.COUNT, lattice.junction(last, count, before), weight);
      }
      before = count;
    }
  }

  private static void add(double[] gradient, int offset, double[] features, double weight) {
    for (int i = 0; i < features.length; i++) {
      gradient[offset + i] += weight * features[i];
    }
  }

  /** Forward log sums over all paths that end with each group. */
  private double[][] forward() {
    double[][] sums = new double[size][GroupLattice.MAX_STROKES];
    for (int last = 0; last < size; last++) {
      for (int count = 1; count <= GroupLattice.MAX_STROKES; count++) {
        double sum = last + 1 == count ? 0 : NONE;
        for (int before = 1; last >= count && before <= GroupLattice.MAX_STROKES; before++) {
          sum = logAdd(sum, sums[last - count][before - 1] + edges[last][count - 1][before - 1]);
        }
        sums[last][count - 1] = nodes[last][count - 1] + sum;
      }
    }
    return sums;
  }

  /** Backward log sums over all paths that continue after each group. */
  private double[][] backward() {
    double[][] sums = new double[size][GroupLattice.MAX_STROKES];
    for (double[] row : sums) {
      Arrays.fill(row, NONE);
    }
    Arrays.fill(sums[size - 1], 0);
    for (int last = size - 1; last >= 0; last--) {
      for (int count = 1; count <= Math.min(GroupLattice.MAX_STROKES, last); count++) {
        double on = nodes[last][count - 1] + sums[last][count - 1];
        for (int before = 1; before <= GroupLattice.MAX_STROKES; before++) {
          int middle = last - count;
          sums[middle][before - 1] =
              logAdd(sums[middle][before - 1], on + edges[last][count - 1][before - 1]);
        }
      }
    }
    return sums;
  }

  private double logPartition(double[][] forward) {
    double sum = NONE;
    for (double value : forward[size - 1]) {
      sum = logAdd(sum, value);
    }
    return sum;
  }

  private static double logAdd(double a, double b) {
    double most = Math.max(a, b);
    return most == NONE ? NONE : most + Math.log1p(Math.exp(Math.min(a, b) - most));
  }
}
