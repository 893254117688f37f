package org.digitstudio.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.digitstudio.application.reading.Reading;
import org.digitstudio.application.reading.Reading.ReadDigit;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.ImageSet;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.ink.GreyPicture;
import org.digitstudio.ink.PictureReader;

/**
 * Reads labelled digits from folders of pictures, each picture holding one digit. The digit is
 * found as it is in a picture opened in the window.
 */
final class LabelledFiles {
  private final Function<GreyPicture, Reading> reader;
  private final Consumer<String> reporter;
  private int unread;

  /**
   * @param reader finds the digits of a picture
   * @param reporter takes a sentence about each picture that cannot be read
   */
  LabelledFiles(Function<GreyPicture, Reading> reader, Consumer<String> reporter) {
    this.reader = reader;
    this.reporter = reporter;
  }

  /** The number of pictures so far that could not be read. */
  int unread() {
    return unread;
  }

  DigitDataset folder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new StudioIOException("failure.no-such-folder", folder);
    }
    List<DigitImage> images = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int digit = 0; digit < Prediction.CLASSES; digit++) {
      for (Path file : pictures(folder.resolve(Integer.toString(digit)))) {
        try {
          images.add(picture(file));
          labels.add(digit);
        } catch (IOException e) {
          unread++;
          reporter.accept(FailureText.of(e));
        }
      }
    }
    if (images.isEmpty()) {
      throw new StudioIOException("cli.evaluate.no-pictures", folder);
    }
    return new ImageSet(
        String.valueOf(folder.getFileName()),
        images,
        labels.stream().mapToInt(Integer::intValue).toArray());
  }

  /** The files of a folder; hidden ones, such as thumbnails, are skipped. */
  private static List<Path> pictures(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  private DigitImage picture(Path file) throws IOException {
    List<ReadDigit> digits = reader.apply(PictureReader.read(file)).digits();
    if (digits.isEmpty()) {
      throw new StudioIOException("cli.predict.empty", file);
    }
    if (digits.size() > 1) {
      throw new StudioIOException("cli.evaluate.several", file, digits.size());
    }
    return digits.getFirst().image();
  }
}
