package org.digitstudio.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.reading.Reading;
import org.digitstudio.application.reading.RecognitionService;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.ImageSet;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;
import org.digitstudio.domain.port.DigitClassifier.Extra;
import org.digitstudio.ink.GreyPicture;
import org.digitstudio.ink.InkNormalizer;
import org.digitstudio.ink.LabelledInk;
import org.digitstudio.ink.PicturePreparer;
import org.digitstudio.ink.Plausibility;
import org.digitstudio.ink.PreparationOptions;
import org.digitstudio.lab.NumberComposer.Spacing;
import org.digitstudio.lab.NumberComposer.Written;

/** Measures how a network holds when pictures and ink are not as tidy as MNIST's. */
public final class Robustness {
  private static final String NO_DIGITS = "no digits";
  private final DigitClassifier classifier;
  private final RecognitionService service;
  private final long seed;
  private final BackgroundTask job;

  /**
   * One line of a table.
   *
   * @param n how many were read
   * @param right how many of them rightly
   * @param refused how many of them were called not sure
   */
  public record Row(String data, String condition, int n, int right, int refused) {
    public double accuracy() {
      return (double) right / n;
    }

    public double refusedPart() {
      return (double) refused / n;
    }
  }

  /**
   * One line of the table of numbers.
   *
   * @param n how many numbers of two to six digits
   * @param rightLength how many were split into as many digits as they have
   * @param right how many were read without a fault
   */
  public record NumberRow(String data, Spacing spacing, int n, int rightLength, int right) {}

  /**
   * @param service that reads drawings and pictures as the window does
   * @param seed of all chance, so that the figures can be had again
   * @param job asked now and then whether to go on
   */
  public Robustness(
      DigitClassifier classifier, RecognitionService service, long seed, BackgroundTask job) {
    this.classifier = classifier;
    this.service = service;
    this.seed = seed;
    this.job = job;
  }

  /** A set plain and under each combination of translation, shear, scale and rotation. */
  public List<Row> distorted(DigitDataset data) {
    List<Row> rows = new ArrayList<>();
    for (AffineDistortion distortion : AffineDistortion.all()) {
      Random random = new Random(seed);
      List<DigitImage> images = new ArrayList<>();
      for (int i = 0; i < data.size(); i++) {
        images.add(distortion.apply(data.image(i), random));
      }
      rows.add(row(data.name(), distortion.describe(), images, data.labels()));
    }
    return rows;
  }

  /** Pen digits as what hands, mice and pens make of them. */
  public List<Row> ink(String name, List<LabelledInk> inks) {
    int[] labels = inks.stream().mapToInt(ink -> ink.label().orElseThrow()).toArray();
    List<Row> rows = new ArrayList<>();
    for (InkPerturbation change : InkPerturbation.values()) {
      Random random = new Random(seed);
      List<DigitImage> images = new ArrayList<>();
      for (LabelledInk ink : inks) {
        job.checkCancelled();
        Ink changed = change.apply(ink.ink(), random);
        images.add(
            change.isPicture()
                ? PicturePreparer.image(change.picture(changed, random))
                : InkNormalizer.image(changed));
      }
      rows.add(row(name, change.words(), images, labels));
    }
    rows.add(asNumbers(name, inks));
    return rows;
  }

  /** The same ink as the window reads it, which might take one digit for two. */
  private Row asNumbers(String name, List<LabelledInk> inks) {
    int right = 0;
    int refused = 0;
    for (LabelledInk ink : inks) {
      job.checkCancelled();
      Reading reading = service.read(ink.ink(), classifier, PreparationOptions.ALL);
      right += reading.number().equals(Integer.toString(ink.label().orElseThrow())) ? 1 : 0;
      refused += reading.sure() ? 0 : 1;
    }
    return new Row(name, "plain, read as a number", inks.size(), right, refused);
  }

  private Row row(String data, String condition, List<DigitImage> images, int[] labels) {
    BatchResult answers = read(images, labels);
    int right = 0;
    int refused = 0;
    for (int i = 0; i < labels.length; i++) {
      right += answers.digit(i) == labels[i] ? 1 : 0;
      refused += answers.sure()[i] && Plausibility.couldBeDigit(images.get(i)) ? 0 : 1;
    }
    return new Row(data, condition, labels.length, right, refused);
  }

  private BatchResult read(List<DigitImage> images, int[] labels) {
    return classifier.classifyAll(
        new ImageSet("pictures", images, labels),
        Extra.NONE,
        part -> job.checkCancelled(),
        job::isCancelled);
  }

  /**
   * Measures what part of drawings that are no digits is refused, read as the window reads them.
   *
   * @param count of each kind; of blots, which are read as pictures and take longer, a tenth
   */
  public List<Row> nonDigits(int count) {
    Function<Ink, Reading> ink =
        drawing -> service.read(drawing, classifier, PreparationOptions.ALL);
    return List.of(
        refused("letters", NonDigits.letters(count, seed), ink),
        refused("scribbles", NonDigits.scribbles(count, seed), ink),
        refused("dots", NonDigits.dots(count, seed), ink),
        refused(
            "blots",
            NonDigits.blots(Math.max(1, count / 10), seed),
            picture -> service.read(picture, classifier, PreparationOptions.ALL)));
  }

  private <D> Row refused(String name, List<D> drawings, Function<D, Reading> reader) {
    int refused = 0;
    for (D drawing : drawings) {
      job.checkCancelled();
      refused += reader.apply(drawing).sure() ? 0 : 1;
    }
    return new Row(name, NO_DIGITS, drawings.size(), 0, refused);
  }

  /** What part of 28x28 pictures that are no digits is refused, prepared as any picture is. */
  public Row nonDigits(String name, List<DigitImage> pictures) {
    List<DigitImage> images =
        pictures.stream().map(picture -> PicturePreparer.image(GreyPicture.of(picture))).toList();
    return row(name, NO_DIGITS, images, new int[images.size()]);
  }

  /** Numbers of two to six digits of a set of pictures, by spacing. */
  public List<NumberRow> numbers(DigitDataset data, int count) {
    return numbers(
        data.name(),
        count,
        (spacing, random) -> NumberComposer.ofPictures(data, spacing, random),
        picture -> service.read(picture, classifier, PreparationOptions.ALL));
  }

  /** Numbers of two to six pen digits, by spacing. */
  public List<NumberRow> numbers(String name, List<LabelledInk> inks, int count) {
    return numbers(
        name,
        count,
        (spacing, random) -> NumberComposer.ofInk(inks, spacing, random),
        ink -> service.read(ink, classifier, PreparationOptions.ALL));
  }

  private <D> List<NumberRow> numbers(
      String name,
      int count,
      BiFunction<Spacing, Random, Written<D>> writer,
      Function<D, Reading> reader) {
    List<NumberRow> rows = new ArrayList<>();
    for (Spacing spacing : Spacing.values()) {
      Random random = new Random(seed);
      Tally tally = new Tally();
      for (int i = 0; i < count; i++) {
        job.checkCancelled();
        Written<D> written = writer.apply(spacing, random);
        tally.add(written.number(), reader.apply(written.drawing()));
      }
      rows.add(tally.row(name, spacing));
    }
    return rows;
  }

  private static final class Tally {
    private int n;
    private int rightLength;
    private int right;

    void add(String number, Reading reading) {
      n++;
      rightLength += reading.digits().size() == number.length() ? 1 : 0;
      right += reading.number().equals(number) ? 1 : 0;
    }

    NumberRow row(String data, Spacing spacing) {
      return new NumberRow(data, spacing, n, rightLength, right);
    }
  }
}
