package org.digitstudio.application;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.digitstudio.application.ExtraInk.Writers;
import org.digitstudio.domain.DigitDataset;
import org.digitstudio.domain.DigitImage;
import org.digitstudio.domain.PictureSet;
import org.digitstudio.ink.InkJson;
import org.digitstudio.ink.InkNormalizer;
import org.digitstudio.ink.LabelledInk;

/** Labelled drawings of a file, and the pictures the canvas would make of them. */
public final class InkFiles {
  private InkFiles() {}

  /**
   * @throws IOException with one sentence for the user if the file holds no such drawing
   */
  public static List<LabelledInk> labelled(Path file, Optional<Writers> writers)
      throws IOException {
    List<LabelledInk> lines =
        InkJson.read(file).stream()
            .filter(line -> line.label().isPresent())
            .filter(line -> writers.isEmpty() || isBy(line, writers.get()))
            .toList();
    if (lines.isEmpty()) {
      throw new IOException(
          "%s holds no labelled digit%s."
              .formatted(
                  file.getFileName(), writers.map(range -> " of writers " + range).orElse("")));
    }
    return lines;
  }

  /** Their pictures as the canvas would make them; as {@link #labelled}. */
  public static DigitDataset pictures(Path file, Optional<Writers> writers) throws IOException {
    List<LabelledInk> lines = labelled(file, writers);
    List<DigitImage> images =
        lines.parallelStream().map(line -> InkNormalizer.image(line.ink())).toList();
    int[] labels = lines.stream().mapToInt(line -> line.label().getAsInt()).toArray();
    return new PictureSet(file.getFileName().toString(), images, labels);
  }

  private static boolean isBy(LabelledInk line, Writers writers) {
    return line.writer().isPresent() && writers.contains(line.writer().getAsInt());
  }
}
