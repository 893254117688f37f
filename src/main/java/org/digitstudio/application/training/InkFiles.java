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
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.ImageSet;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.ink.InkJson;
import org.digitstudio.ink.InkNormalizer;
import org.digitstudio.ink.LabelledInk;
import org.digitstudio.ink.PenVariants;

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
  public static DigitDataset images(Path file, Optional<Writers> writers) throws IOException {
    return images(file, labelled(file, writers), (line, place) -> InkNormalizer.image(line.ink()));
  }

  /**
   * The same drawings in several versions, one after another: as the canvas would make them, and as
   * {@link PenVariants} would; as {@link #labelled}.
   *
   * @param count how many versions, 1 or more
   */
  static List<DigitDataset> versions(Path file, Optional<Writers> writers, int count)
      throws IOException {
    List<LabelledInk> lines = labelled(file, writers);
    List<DigitDataset> versions = new ArrayList<>();
    versions.add(images(file, lines, (line, place) -> InkNormalizer.image(line.ink())));
    for (int i = 1; i < count; i++) {
      long seed = (long) i * lines.size();
      versions.add(
          images(
              file,
              lines,
              (line, place) -> PenVariants.draw(line.ink(), new SplittableRandom(seed + place))));
    }
    return versions;
  }

  private static DigitDataset images(
      Path file, List<LabelledInk> lines, BiFunction<LabelledInk, Integer, DigitImage> draw) {
    List<DigitImage> images =
        IntStream.range(0, lines.size())
            .parallel()
            .mapToObj(place -> draw.apply(lines.get(place), place))
            .toList();
    int[] labels = lines.stream().mapToInt(line -> line.label().getAsInt()).toArray();
    return new ImageSet(file.getFileName().toString(), images, labels);
  }

  private static boolean isBy(LabelledInk line, Writers writers) {
    return line.writer().isPresent() && writers.contains(line.writer().getAsInt());
  }
}
