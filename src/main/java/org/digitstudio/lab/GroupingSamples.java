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
 * Makes the training samples for grouping: single digits of several strokes as drawn, and numbers
 * composed of one donor's digits at every spacing.
 */
public final class GroupingSamples {
  private GroupingSamples() {}

  /**
   * Makes the samples of one donor.
   *
   * @param inks the donor's labelled digits
   * @param numbers number of numbers to compose
   * @param reader a network that was not trained on these digits
   * @param seed seed of the composition
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
    // Skips digits of too many strokes, too wide or drawn in another order.
    if (lattice.strokes().equals(ink.strokes()) && lattice.allows(counts)) {
      samples.add(new Sample(lattice, counts, 1));
    }
  }
}
