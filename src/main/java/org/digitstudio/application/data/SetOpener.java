package org.digitstudio.application.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.ImageSet;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.port.DatasetFiles;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.domain.port.DigitClassifier.Extra;

/** Opens the user's own sets, and notices transposed and inverted images. */
public final class SetOpener {
  /** Images of a set that are examined. */
  private static final int SAMPLE = 500;

  /** A higher accuracy by this much shows that the images were transposed. */
  private static final double MIN_GAIN = 0.2;

  private static final int MEDIUM_GREY = 127;

  private final DatasetFiles reader;

  SetOpener(DatasetFiles reader) {
    this.reader = reader;
  }

  /**
   * Opens the set or sets of what the user chose.
   *
   * @param taken names of the program's own sets
   * @throws IOException if a file is broken
   */
  List<OpenedSet> open(
      List<Path> files, Collection<String> taken, Optional<DigitClassifier> classifier)
      throws IOException {
    List<OpenedSet> opened = new ArrayList<>();
    for (DigitDataset data : reader.open(files)) {
      opened.add(examine(taken.contains(data.name()) ? renamed(data) : data, classifier));
    }
    return opened;
  }

  private static DigitDataset renamed(DigitDataset data) {
    String name = Messages.text("application.data.from-file", data.name());
    return data instanceof ImageSet images
        ? images.withName(name)
        : data.subset(name, IntStream.range(0, data.size()).toArray());
  }

  /** Finds out whether the images of a set look transposed or inverted. */
  public static OpenedSet examine(DigitDataset data, Optional<DigitClassifier> classifier) {
    DigitDataset sample = sample(data);
    boolean inverted = isInverted(sample);
    DigitDataset upright = inverted ? sample.inverted() : sample;
    double gain = classifier.map(model -> gainOfTransposing(model, upright)).orElse(0.0);
    // EMNIST's files have rows and columns exchanged.
    boolean isEmnist = data.name().toLowerCase(Locale.ROOT).contains("emnist");
    return new OpenedSet(data, gain > MIN_GAIN || isEmnist && gain > -MIN_GAIN, inverted);
  }

  private static DigitDataset sample(DigitDataset data) {
    int count = Math.min(SAMPLE, data.size());
    return data.subset(
        data.name(),
        IntStream.range(0, count).map(i -> (int) ((long) i * data.size() / count)).toArray());
  }

  /** Whether most images have a light border, where digits have their ground. */
  private static boolean isInverted(DigitDataset sample) {
    byte[] pixels = new byte[DigitImage.PIXELS];
    int light = 0;
    for (int i = 0; i < sample.size(); i++) {
      sample.copyPixels(i, pixels, 0);
      light += meanOfBorder(pixels) > MEDIUM_GREY ? 1 : 0;
    }
    return 2 * light > sample.size();
  }

  private static double meanOfBorder(byte[] pixels) {
    int last = DigitImage.SIDE - 1;
    int sum = 0;
    for (int i = 0; i < last; i++) {
      sum += pixels[i] & 0xFF;
      sum += pixels[last * DigitImage.SIDE + i + 1] & 0xFF;
      sum += pixels[(i + 1) * DigitImage.SIDE] & 0xFF;
      sum += pixels[i * DigitImage.SIDE + last] & 0xFF;
    }
    return sum / (4.0 * last);
  }

  /** Returns by how much the accuracy rises when the images are transposed, -1..1. */
  private static double gainOfTransposing(DigitClassifier classifier, DigitDataset sample) {
    return accuracy(classifier, sample.transposed()) - accuracy(classifier, sample);
  }

  private static double accuracy(DigitClassifier classifier, DigitDataset data) {
    int correct =
        classifier.classifyAll(data, Extra.NONE, part -> {}, () -> false).correctCount(data);
    return (double) correct / data.size();
  }
}
