package org.digitstudio.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.ImageSet;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.ink.PicturePreparer;
import org.digitstudio.ink.PictureReader;

/** Labelled sets made of folders of pictures, each holding one digit. */
final class LabelledFiles {
  private final Consumer<String> complain;
  private int complaints;

  /**
   * @param complain hears a sentence of each picture that cannot be read; the others are
   */
  LabelledFiles(Consumer<String> complain) {
    this.complain = complain;
  }

  int complaints() {
    return complaints;
  }

  DigitDataset folder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("There is no folder %s.".formatted(folder));
    }
    List<DigitImage> images = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int digit = 0; digit < Prediction.CLASSES; digit++) {
      for (Path file : pictures(folder.resolve(Integer.toString(digit)))) {
        try {
          images.add(picture(file));
          labels.add(digit);
        } catch (IOException e) {
          complaints++;
          complain.accept(String.valueOf(e.getMessage()));
        }
      }
    }
    if (images.isEmpty()) {
      throw new IOException(
          "%s holds no picture that can be read in subfolders 0 to 9.".formatted(folder));
    }
    return new ImageSet(
        String.valueOf(folder.getFileName()),
        images,
        labels.stream().mapToInt(Integer::intValue).toArray());
  }

  /** Hidden files, such as a system's thumbnails, are passed over. */
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

  private static DigitImage picture(Path file) throws IOException {
    DigitImage image = PicturePreparer.image(PictureReader.read(file));
    if (image.isEmpty()) {
      throw new IOException("There is nothing drawn in %s.".formatted(file));
    }
    return image;
  }
}
