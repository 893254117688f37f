package org.digitstudio.paper;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.digitstudio.ink.Box;

/**
 * Reads a picture that one digit fills so that hardly any paper is left to tell its ink from: paper
 * is laid around it, once bright and once dark. What is found so is a guess.
 */
final class FilledPicture {
  /** The margin of paper, as a part of the picture's longer side. */
  private static final float MARGIN = 0.4f;

  /** The least height of the digit, as a part of the picture's. */
  private static final float MIN_HEIGHT = 0.6f;

  /** Pictures with a smaller range of grey levels are blank. */
  private static final float MIN_RANGE = 0.15f;

  private FilledPicture() {}

  /**
   * Reads the picture with paper around it.
   *
   * @param reader reads a map
   * @return the digit with the higher score; empty if no single digit fills the picture
   */
  static Optional<PaperReading> read(GreyMap picture, Function<GreyMap, PaperReading> reader) {
    float[] levels = picture.values().clone();
    Arrays.sort(levels);
    float dark = levels[levels.length / 20];
    float bright = levels[levels.length - 1 - levels.length / 20];
    if (bright - dark < MIN_RANGE) {
      return Optional.empty();
    }
    int margin = Math.round(MARGIN * Math.max(picture.width(), picture.height()));
    Optional<FoundDigit> best = Optional.empty();
    for (float paper : new float[] {bright, dark}) {
      Optional<FoundDigit> found =
          only(reader.apply(padded(picture, margin, paper)))
              .filter(digit -> digit.box().height() >= MIN_HEIGHT * picture.height());
      if (found.isPresent() && (best.isEmpty() || found.get().score() > best.get().score())) {
        best = found;
      }
    }
    return best.map(digit -> new PaperReading(List.of(List.of(moved(digit, -margin))), 1, 0));
  }

  private static Optional<FoundDigit> only(PaperReading reading) {
    boolean single = reading.lines().size() == 1 && reading.lines().getFirst().size() == 1;
    return single ? Optional.of(reading.lines().getFirst().getFirst()) : Optional.empty();
  }

  private static GreyMap padded(GreyMap picture, int margin, float paper) {
    int width = picture.width() + 2 * margin;
    int height = picture.height() + 2 * margin;
    float[] values = new float[width * height];
    Arrays.fill(values, paper);
    for (int row = 0; row < picture.height(); row++) {
      System.arraycopy(
          picture.values(),
          row * picture.width(),
          values,
          (row + margin) * width + margin,
          picture.width());
    }
    return new GreyMap(width, height, values);
  }

  private static FoundDigit moved(FoundDigit digit, int by) {
    InkPatch ink = digit.ink();
    return new FoundDigit(
        moved(digit.box(), by),
        digit.probabilities(),
        digit.score(),
        new InkPatch(moved(ink.area(), by), ink.width(), ink.height(), ink.ink()));
  }

  private static Box moved(Box box, int by) {
    return new Box(box.x() + by, box.y() + by, box.width(), box.height());
  }
}
