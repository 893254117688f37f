package org.digitstudio.application.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.digitstudio.application.data.OpenedSet;
import org.digitstudio.application.data.SetOpener;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.ImageSet;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.port.DatasetFiles;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.domain.port.MyDigitsStore;

/**
 * A data set chosen for training, without its images: they are read again when the run starts.
 *
 * @param files to read it from; none for My digits
 * @param training number of images to train on
 * @param test number of images to test on
 * @param ownTest whether the set has a test part; otherwise a seventh is held out
 * @param samples the first training image of each class that has any, as the files have it
 */
@SuppressWarnings("checkstyle:recordcomponentnumber") // The facts that the card of a set shows.
public record ChosenSet(
    List<Path> files,
    String name,
    int training,
    int test,
    boolean ownTest,
    ClassNames classNames,
    boolean looksTransposed,
    boolean looksInverted,
    DigitDataset samples) {
  public ChosenSet {
    files = List.copyOf(files);
  }

  /**
   * Opens a set to see what it offers. Belongs in the background.
   *
   * @param classifier a model of digits, which shows whether digits are transposed
   * @throws IOException if the files cannot be opened
   */
  public static ChosenSet open(
      DatasetFiles opener, List<Path> files, Optional<DigitClassifier> classifier)
      throws IOException {
    List<DigitDataset> parts = opener.open(files);
    Optional<DigitClassifier> evaluator =
        classifier.filter(
            model -> areDigits(parts) && model.model().card().classNames().areDigits());
    return of(files, parts, evaluator);
  }

  /**
   * Opens My digits as a set of their own.
   *
   * @throws IOException if they can't be read
   */
  public static ChosenSet myDigits(MyDigitsStore digits) throws IOException {
    DigitDataset set = MyDigitsStore.dataset("My digits", digits.list());
    return of(List.of(), List.of(set), Optional.empty());
  }

  private static boolean areDigits(List<DigitDataset> parts) {
    return parts.getFirst().classNames().areDigits();
  }

  private static ChosenSet of(
      List<Path> files, List<DigitDataset> parts, Optional<DigitClassifier> classifier) {
    DigitDataset first = parts.getFirst();
    boolean ownTest = parts.size() > 1;
    int test = ownTest ? parts.getLast().size() : FileTrainingData.divided(first).test().size();
    OpenedSet opened = SetOpener.examine(first, classifier);
    return new ChosenSet(
        files,
        first.name(),
        ownTest ? first.size() : first.size() - test,
        test,
        ownTest,
        first.classNames(),
        opened.looksTransposed(),
        opened.looksInverted(),
        samples(first));
  }

  private static DigitDataset samples(DigitDataset set) {
    List<DigitImage> images = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    BitSet found = new BitSet(Prediction.CLASSES);
    for (int i = 0; i < set.size() && found.cardinality() < Prediction.CLASSES; i++) {
      int label = set.label(i);
      if (!found.get(label)) {
        found.set(label);
        images.add(set.image(i));
        labels.add(label);
      }
    }
    return new ImageSet(set.name(), images, labels.stream().mapToInt(l -> l).toArray());
  }

  /** Returns the labels, 0..9, of which there is no training image. */
  public List<Integer> missingClasses() {
    return IntStream.range(0, Prediction.CLASSES)
        .boxed()
        .filter(label -> IntStream.of(samples.labels()).noneMatch(l -> l == label))
        .toList();
  }
}
