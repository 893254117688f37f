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

/** Leave-one-donor-out cross-validation of the grouping of strokes into digits. */
public final class GroupingCrossValidation {
  private final List<Donor> donors;
  private final int numbers;
  private final long seed;
  private final Map<Donor, List<Sample>> samples = new LinkedHashMap<>();

  /**
   * A donor's drawings.
   *
   * @param inks labelled digits
   * @param reader a network that was not trained on them
   */
  public record Donor(
      String name, List<LabelledInk> inks, Function<DigitImage, Prediction> reader) {}

  /**
   * The results on a donor's drawings with weights trained without them.
   *
   * @param digits number of single digits
   * @param split number of them that were split into several
   * @param numbers number of composed numbers
   * @param whole number of them that were split into the correct number of digits
   */
  public record Row(String donor, int digits, int split, int numbers, int whole) {}

  /**
   * Prepares the cross-validation.
   *
   * @param numbers number of numbers to compose of each donor's digits
   * @param progress receives the progress of predicting all groups of strokes, 0..1
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

  /** Returns the model trained on all donors. */
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
    // Other numbers than those of the training samples.
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
