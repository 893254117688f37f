package org.digitstudio.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.digit.Stroke;
import org.digitstudio.ink.Inks;
import org.digitstudio.ink.grouping.GroupLattice;
import org.digitstudio.ink.grouping.GroupPaths;
import org.digitstudio.ink.grouping.GroupingModel;
import org.digitstudio.lab.GroupingTrainer.Sample;
import org.junit.jupiter.api.Test;

class GroupingTrainerTest {
  private static Prediction undecided(List<Stroke> strokes) {
    return new Prediction(new float[] {0.5f, 0.5f, 0, 0, 0, 0, 0, 0, 0, 0}, true, 0);
  }

  /** Two upright strokes: far apart they are two digits, crossed they are one. */
  private static List<Sample> samples(long seed) {
    Random random = new Random(seed);
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      boolean one = i % 2 == 0;
      double lean = one ? -30 : 50 + 20 * random.nextDouble();
      Stroke first = Inks.line(0, 0, 5 * random.nextDouble(), 100, 8);
      Stroke second = Inks.line(40, 0, 40 + (one ? lean - 30 : lean), 100, 8);
      samples.add(
          new Sample(
              new GroupLattice(List.of(first, second), GroupingTrainerTest::undecided),
              one ? List.of(2) : List.of(1, 1),
              1));
    }
    return samples;
  }

  @Test
  void groupingIsLearntFromExamples() {
    GroupingModel model = GroupingTrainer.fit(samples(1));
    assertThat(samples(2))
        .allMatch(sample -> new GroupPaths(sample.lattice(), model).best().equals(sample.counts()));
  }
}
