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

/** Measures the accuracy of a model on images and ink that differ from MNIST's. */
public final class Robustness {
  private final DigitClassifier classifier;
  private final RecognitionService service;
  private final long seed;
  private final BackgroundTask task;

  /**
   * A row of the table of single digits.
   *
   * @param n number of images or drawings
   * @param correct number of correct predictions
   * @param rejected number of predictions that are not sure
   */
  public record Row(String data, Condition condition, int n, int correct, int rejected) {
    public double accuracy() {
      return (double) correct / n;
    }

    public double rejectionRate() {
      return (double) rejected / n;
    }

    /** Returns whether the row is about digits, so that it has an accuracy. */
    public boolean isOfDigits() {
      return !condition.isNonDigits();
    }
  }

  /**
   * A row of the table of numbers of two to six digits.
   *
   * @param n number of numbers
   * @param correctLength how many were split into the correct number of digits
   * @param correct how many were recognized correctly
   */
  public record NumberRow(String data, Spacing spacing, int n, int correctLength, int correct) {}

  /**
   * @param service reads drawings and pictures as in the window
   * @param seed of all random numbers
   * @param task cancels the measurement
   */
  public Robustness(
      DigitClassifier classifier, RecognitionService service, long seed, BackgroundTask task) {
    this.classifier = classifier;
    this.service = service;
    this.seed = seed;
    this.task = task;
  }

  /** Measures a dataset under each combination of translation, shear, scale and rotation. */
  public List<Row> distorted(DigitDataset data) {
    List<Row> rows = new ArrayList<>();
    for (AffineDistortion distortion : AffineDistortion.all()) {
      Random random = new Random(seed);
      List<DigitImage> images = new ArrayList<>();
      for (int i = 0; i < data.size(); i++) {
        images.add(distortion.apply(data.image(i), random));
      }
      rows.add(row(data.name(), distortion.condition(), images, data.labels()));
    }
    return rows;
  }

  /** Measures drawn digits under each {@link InkPerturbation}. */
  public List<Row> ink(String name, List<LabelledInk> inks) {
    int[] labels = inks.stream().mapToInt(ink -> ink.label().orElseThrow()).toArray();
    List<Row> rows = new ArrayList<>();
    for (InkPerturbation perturbation : InkPerturbation.values()) {
      Random random = new Random(seed);
      List<DigitImage> images = new ArrayList<>();
      for (LabelledInk ink : inks) {
        task.checkCancelled();
        Ink changed = perturbation.apply(ink.ink(), random);
        images.add(
            perturbation.isPicture()
                ? PicturePreparer.image(perturbation.picture(changed, random))
                : InkNormalizer.image(changed));
      }
      rows.add(row(name, perturbation.condition(), images, labels));
    }
    rows.add(asNumbers(name, inks));
    return rows;
  }

  /** Measures drawn digits read as numbers, as in the window, which may split a digit in two. */
  private Row asNumbers(String name, List<LabelledInk> inks) {
    int correct = 0;
    int rejected = 0;
    for (LabelledInk ink : inks) {
      task.checkCancelled();
      Reading reading = service.read(ink.ink(), classifier, PreparationOptions.ALL);
      correct += reading.number().equals(Integer.toString(ink.label().orElseThrow())) ? 1 : 0;
      rejected += reading.sure() ? 0 : 1;
    }
    return new Row(name, Condition.readAsNumber(), inks.size(), correct, rejected);
  }

  private Row row(String data, Condition condition, List<DigitImage> images, int[] labels) {
    BatchResult predictions = classify(images, labels);
    int correct = 0;
    int rejected = 0;
    for (int i = 0; i < labels.length; i++) {
      correct += predictions.digit(i) == labels[i] ? 1 : 0;
      rejected += predictions.sure()[i] && Plausibility.couldBeDigit(images.get(i)) ? 0 : 1;
    }
    return new Row(data, condition, labels.length, correct, rejected);
  }

  private BatchResult classify(List<DigitImage> images, int[] labels) {
    return classifier.classifyAll(
        new ImageSet("images", images, labels),
        Extra.NONE,
        part -> task.checkCancelled(),
        task::isCancelled);
  }

  /**
   * Measures how many drawings that are not digits are rejected, read as in the window.
   *
   * @param count of each kind; a tenth of blots, which are read as pictures and take longer
   */
  public List<Row> nonDigits(int count) {
    Function<Ink, Reading> ink =
        drawing -> service.read(drawing, classifier, PreparationOptions.ALL);
    return List.of(
        nonDigits("letters", NonDigits.letters(count, seed), ink),
        nonDigits("scribbles", NonDigits.scribbles(count, seed), ink),
        nonDigits("dots", NonDigits.dots(count, seed), ink),
        nonDigits(
            "blots",
            NonDigits.blots(Math.max(1, count / 10), seed),
            picture -> service.read(picture, classifier, PreparationOptions.ALL)));
  }

  private <D> Row nonDigits(String name, List<D> drawings, Function<D, Reading> reader) {
    int rejected = 0;
    for (D drawing : drawings) {
      task.checkCancelled();
      rejected += reader.apply(drawing).sure() ? 0 : 1;
    }
    return new Row(name, Condition.nonDigits(), drawings.size(), 0, rejected);
  }

  /** Measures how many 28x28 images that are not digits are rejected, prepared like pictures. */
  public Row nonDigits(String name, List<DigitImage> originals) {
    List<DigitImage> images =
        originals.stream().map(image -> PicturePreparer.image(GreyPicture.of(image))).toList();
    return row(name, Condition.nonDigits(), images, new int[images.size()]);
  }

  /** Measures numbers composed of a dataset's images, for each spacing. */
  public List<NumberRow> numbers(DigitDataset data, int count) {
    return numbers(
        data.name(),
        count,
        (spacing, random) -> NumberComposer.ofPictures(data, spacing, random),
        picture -> service.read(picture, classifier, PreparationOptions.ALL));
  }

  /** Measures numbers composed of drawn digits, for each spacing. */
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
        task.checkCancelled();
        Written<D> written = writer.apply(spacing, random);
        tally.add(written.number(), reader.apply(written.drawing()));
      }
      rows.add(tally.row(name, spacing));
    }
    return rows;
  }

  private static final class Tally {
    private int n;
    private int correctLength;
    private int correct;

    void add(String number, Reading reading) {
      n++;
      correctLength += reading.digits().size() == number.length() ? 1 : 0;
      correct += reading.number().equals(number) ? 1 : 0;
    }

    NumberRow row(String data, Spacing spacing) {
      return new NumberRow(data, spacing, n, correctLength, correct);
    }
  }
}
