package org.digitstudio.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.ink.LabelledInk;
import org.digitstudio.ink.grouping.GroupReader;
import org.digitstudio.ink.grouping.GroupingModel;
import org.digitstudio.ink.grouping.InkSegmenter;
import org.digitstudio.lab.GroupingTrainer.Sample;
import org.digitstudio.lab.NumberComposer.Spacing;
import org.digitstudio.lab.NumberComposer.Written;

/** Learns grouping from all donors but one, and measures it on that one's digits and numbers. */
public final class GroupingCrossValidation {
  private final List<Donor> donors;
  private final int numbers;
  private final long seed;
  private final Map<Donor, List<Sample>> samples = new LinkedHashMap<>();

  /**
   * @param inks labelled digits
   * @param reader a network that has not learnt from them
   */
  public record Donor(
      String name, List<LabelledInk> inks, Function<DigitImage, Prediction> reader) {}

  /**
   * The results for a donor's drawings of weights that were learnt without them.
   *
   * @param digits how many single digits there were
   * @param split how many of them were taken for several
   * @param numbers how many numbers there were
   * @param whole how many of them were taken for as many digits as they have
   */
  public record Row(String donor, int digits, int split, int numbers, int whole) {}

  /**
   * @param numbers to compose of each donor's digits
   * @param progress of reading all groups of strokes, 0..1
   */
  public GroupingCrossValidation(
      List<Donor> donors, int numbers, long seed, DoubleConsumer progress) {
    this.donors = List.copyOf(donors);
    this.numbers = numbers;
    this.seed = seed;
    for (Donor donor : donors) {
      samples.put(donor, GroupingSamples.of(donor.inks, numbers, donor.reader, seed));
      progress.accept((double) samples.size() / donors.size());
    }
  }

  /** Learnt from all donors. */
  public GroupingModel fit() {
    return GroupingTrainer.fit(samples.values().stream().flatMap(List::stream).toList());
  }

  public List<Row> leaveOneOut() {
    List<Row> rows = new ArrayList<>();
    for (Donor left : donors) {
      List<Sample> others =
          samples.entrySet().stream()
              .filter(entry -> entry.getKey() != left)
              .flatMap(entry -> entry.getValue().stream())
              .toList();
      rows.add(measure(left, GroupingTrainer.fit(others)));
    }
    return rows;
  }

  private Row measure(Donor donor, GroupingModel model) {
    InkSegmenter segmenter = new InkSegmenter(model, new GroupReader(donor.reader));
    int split = 0;
    for (LabelledInk ink : donor.inks) {
      split += segmenter.digits(ink.ink(), false).size() == 1 ? 0 : 1;
    }
    // Other numbers than those that weights were learnt from.
    Random random = new Random(seed + 1);
    Spacing[] spacings = Spacing.values();
    int whole = 0;
    for (int i = 0; i < numbers; i++) {
      Written<Ink> number = NumberComposer.ofInk(donor.inks, spacings[i % spacings.length], random);
      int found = segmenter.digits(number.drawing(), false).size();
      whole += found == number.number().length() ? 1 : 0;
    }
    return new Row(donor.name, donor.inks.size(), split, numbers, whole);
  }
}
