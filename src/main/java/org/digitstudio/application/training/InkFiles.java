package org.digitstudio.application.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.digitstudio.application.training.InkTrainingData.Writers;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.ImageSet;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.ink.InkJson;
import org.digitstudio.ink.InkNormalizer;
import org.digitstudio.ink.LabelledInk;
import org.digitstudio.ink.PenVariants;

/** The labelled drawings of a file, and their images as the canvas would make them. */
public final class InkFiles {
  private InkFiles() {}

  /**
   * Returns the labelled drawings of some writers, or of all.
   *
   * @throws StudioIOException if the file has none
   */
  public static List<LabelledInk> labelled(Path file, Optional<Writers> writers)
      throws IOException {
    List<LabelledInk> lines =
        InkJson.read(file).stream()
            .filter(line -> line.label().isPresent())
            .filter(line -> writers.isEmpty() || isBy(line, writers.get()))
            .toList();
    if (lines.isEmpty()) {
      throw writers.isEmpty()
          ? new StudioIOException("application.ink.no-labels", file.getFileName())
          : new StudioIOException(
              "application.ink.no-labels-of-writers", file.getFileName(), writers.get().toString());
    }
    return lines;
  }

  /** Returns the images of the {@link #labelled} drawings. */
  public static DigitDataset images(Path file, Optional<Writers> writers) throws IOException {
    return images(file, labelled(file, writers), (line, index) -> InkNormalizer.image(line.ink()));
  }

  /**
   * Returns the images of the {@link #labelled} drawings in several versions: the first as the
   * canvas would make them, the others drawn by {@link PenVariants}.
   *
   * @param count 1 or more
   */
  static List<DigitDataset> versions(Path file, Optional<Writers> writers, int count)
      throws IOException {
    List<LabelledInk> lines = labelled(file, writers);
    List<DigitDataset> versions = new ArrayList<>();
    versions.add(images(file, lines, (line, index) -> InkNormalizer.image(line.ink())));
    for (int i = 1; i < count; i++) {
      long seed = (long) i * lines.size();
      versions.add(
          images(
              file,
              lines,
              (line, index) -> PenVariants.draw(line.ink(), new SplittableRandom(seed + index))));
    }
    return versions;
  }

  private static DigitDataset images(
      Path file, List<LabelledInk> lines, BiFunction<LabelledInk, Integer, DigitImage> draw) {
    List<DigitImage> images =
        IntStream.range(0, lines.size())
            .parallel()
            .mapToObj(i -> draw.apply(lines.get(i), i))
            .toList();
    int[] labels = lines.stream().mapToInt(line -> line.label().getAsInt()).toArray();
    return new ImageSet(file.getFileName().toString(), images, labels);
  }

  private static boolean isBy(LabelledInk line, Writers writers) {
    return line.writer().isPresent() && writers.contains(line.writer().getAsInt());
  }
}
