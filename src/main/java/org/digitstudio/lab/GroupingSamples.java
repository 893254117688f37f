package org.digitstudio.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.ink.InkNormalizer;
import org.digitstudio.ink.LabelledInk;
import org.digitstudio.ink.grouping.GroupLattice;
import org.digitstudio.lab.GroupingTrainer.Sample;
import org.digitstudio.lab.NumberComposer.Spacing;
import org.digitstudio.lab.NumberComposer.Written;

/**
 * Drawings to learn grouping from: single digits that take several strokes, as people drew them,
 * and numbers composed of one donor's digits at every spacing.
 */
public final class GroupingSamples {
  private GroupingSamples() {}

  /**
   * @param inks labelled digits of one donor
   * @param numbers how many numbers to compose
   * @param reader the network, which has not learnt from these digits
   * @param seed of the numbers
   */
  public static List<Sample> of(
      List<LabelledInk> inks, int numbers, Function<DigitImage, Prediction> reader, long seed) {
    List<Sample> samples = new ArrayList<>();
    for (LabelledInk ink : inks) {
      // A single stroke can only be grouped in one way.
      if (ink.ink().strokes().size() > 1) {
        add(samples, ink.ink(), List.of(ink.ink().strokes().size()), reader);
      }
    }
    Random random = new Random(seed);
    Spacing[] spacings = Spacing.values();
    for (int i = 0; i < numbers; i++) {
      Written<Ink> number = NumberComposer.ofInk(inks, spacings[i % spacings.length], random);
      add(samples, number.drawing(), number.strokeCounts(), reader);
    }
    return samples;
  }

  private static void add(
      List<Sample> samples,
      Ink ink,
      List<Integer> counts,
      Function<DigitImage, Prediction> reader) {
    GroupLattice lattice =
        new GroupLattice(
            ink.strokes(),
            strokes -> reader.apply(InkNormalizer.image(new Ink(strokes, ink.penWidth()))));
    // A digit of too many strokes, too wide or in an order of its own teaches nothing.
    if (lattice.strokes().equals(ink.strokes()) && lattice.allows(counts)) {
      samples.add(new Sample(lattice, counts, 1));
    }
  }
}
