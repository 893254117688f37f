package org.digitstudio.ink.grouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.digit.Stroke;
import org.digitstudio.ink.Inks;
import org.junit.jupiter.api.Test;

/** Compares dynamic programming with going through every way to group six strokes. */
class GroupPathsTest {
  private static final int STROKES = 6;
  private final Random random = new Random(7);
  private final GroupLattice lattice = new GroupLattice(strokes(), this::chanceReading);
  private final double[] weights = random.doubles(GroupingModel.COUNT, -1, 1).toArray();

  private List<Stroke> strokes() {
    List<Stroke> strokes = new ArrayList<>();
    for (int i = 0; i < STROKES; i++) {
      double x = 20 * i + 10 * random.nextDouble();
      strokes.add(Inks.line(x, 30 * random.nextDouble(), x + 15, 100, 6));
    }
    return strokes;
  }

  private Prediction chanceReading(List<Stroke> strokes) {
    float[] probabilities = new float[Prediction.CLASSES];
    int digit = random.nextInt(Prediction.CLASSES);
    probabilities[digit] = 0.5f + 0.5f * random.nextFloat();
    return new Prediction(probabilities, true, 0);
  }

  /** Every way to write the number of strokes as a sum of group sizes. */
  private List<List<Integer>> ways(int strokes) {
    if (strokes == 0) {
      return List.of(List.of());
    }
    List<List<Integer>> ways = new ArrayList<>();
    for (int last = 1; last <= Math.min(strokes, GroupLattice.MAX_STROKES); last++) {
      for (List<Integer> before : ways(strokes - last)) {
        List<Integer> way = new ArrayList<>(before);
        way.add(last);
        ways.add(way);
      }
    }
    return ways.stream().filter(way -> strokes < STROKES || lattice.allows(way)).toList();
  }

  @Test
  void theProbabilitiesOfAllPathsSumToOne() {
    GroupPaths paths = new GroupPaths(lattice, GroupingModel.of(weights));
    double sum = ways(STROKES).stream().mapToDouble(w -> Math.exp(paths.logProbability(w))).sum();
    assertThat(ways(STROKES)).hasSizeGreaterThan(10);
    assertThat(sum).isCloseTo(1, within(1e-9));
  }

  @Test
  void theBestPathIsTheMostLikely() {
    for (int i = 0; i < 20; i++) {
      double[] chance = random.doubles(GroupingModel.COUNT, -2, 2).toArray();
      GroupPaths paths = new GroupPaths(lattice, GroupingModel.of(chance));
      double best = paths.logProbability(paths.best());
      assertThat(ways(STROKES)).allMatch(way -> paths.logProbability(way) <= best + 1e-9);
    }
  }

  @Test
  void theGradientEqualsTheDifferenceQuotientOfTheLoss() {
    List<Integer> truth = ways(STROKES).get(5);
    double[] gradient = new double[GroupingModel.COUNT];
    new GroupPaths(lattice, GroupingModel.of(weights)).addGradient(truth, 2, gradient);
    for (int i = 0; i < gradient.length; i++) {
      double[] more = weights.clone();
      double[] less = weights.clone();
      more[i] += 1e-5;
      less[i] -= 1e-5;
      double slope = 2 * (loss(more, truth) - loss(less, truth)) / 2e-5;
      assertThat(gradient[i]).as("weight %d", i).isCloseTo(slope, within(1e-5));
    }
  }

  private double loss(double[] chance, List<Integer> truth) {
    return -new GroupPaths(lattice, GroupingModel.of(chance)).logProbability(truth);
  }
}
