package org.digitstudio.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.InkPoint;
import org.digitstudio.domain.digit.Stroke;
import org.digitstudio.ink.Box;
import org.digitstudio.ink.GreyPicture;
import org.digitstudio.ink.InkCurves;
import org.digitstudio.ink.InkMap;
import org.digitstudio.ink.InkNormalizer;
import org.digitstudio.ink.LabelledInk;

/** Composes numbers of two to six digits from single digits, to measure number recognition. */
public final class NumberComposer {
  private static final int MIN_DIGITS = 2;
  private static final int MAX_DIGITS = 6;
  private static final float PEN_WIDTH = 6;

  private NumberComposer() {}

  /** Gap between digits, relative to the height of a line; below 0 their boxes overlap. */
  public enum Spacing {
    WIDE(0.4),
    NORMAL(0.2),
    NARROW(0.06),
    TOUCHING(0),
    OVERLAPPING(-0.08);

    private final double gap;

    Spacing(double gap) {
      this.gap = gap;
    }

    public double gap() {
      return gap;
    }
  }

  /**
   * A drawing of a number, and the number.
   *
   * @param strokeCounts how many strokes each digit takes; empty for a picture
   */
  public record Written<T>(T drawing, String number, List<Integer> strokeCounts) {}

  private static int length(Random random) {
    return MIN_DIGITS + random.nextInt(MAX_DIGITS - MIN_DIGITS + 1);
  }

  /** Composes MNIST images side by side, white on black, with small vertical offsets. */
  public static Written<GreyPicture> ofPictures(DigitDataset data, Spacing spacing, Random random) {
    int count = length(random);
    int columns = count * 32 + 20;
    int rows = 40;
    float[] pixels = new float[columns * rows];
    StringBuilder number = new StringBuilder();
    int x = 10;
    for (int i = 0; i < count; i++) {
      int index = random.nextInt(data.size());
      DigitImage image = data.image(index);
      number.append(data.label(index));
      Box box = new InkMap(28, 28, image.pixels(), 1).inked();
      int down = 4 + random.nextInt(5);
      for (int row = 0; row < 28; row++) {
        for (int column = 0; column < 28; column++) {
          int pixel = (row + down) * columns + column + x - (int) box.x();
          pixels[pixel] = Math.max(pixels[pixel], image.at(row, column));
        }
      }
      x += (int) box.width() + (int) Math.round(spacing.gap * InkNormalizer.BOX);
    }
    return new Written<>(GreyPicture.owning(columns, rows, pixels), number.toString(), List.of());
  }

  /** Composes drawn digits side by side on a line of height 100, with similar heights. */
  public static Written<Ink> ofInk(List<LabelledInk> inks, Spacing spacing, Random random) {
    int count = length(random);
    StringBuilder number = new StringBuilder();
    List<Stroke> strokes = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    float x = 0;
    for (int i = 0; i < count; i++) {
      LabelledInk ink = inks.get(random.nextInt(inks.size()));
      number.append(ink.label().orElseThrow());
      counts.add(ink.ink().strokes().size());
      Box box = InkCurves.bounds(ink.ink());
      float height = 85 + 30 * random.nextFloat();
      float scale = height / Math.max(1e-6f, Math.max(box.height(), 0.7f * box.width()));
      float dx = x - box.x() * scale;
      float dy = 10 * random.nextFloat() - box.centreY() * scale;
      for (Stroke stroke : ink.ink().strokes()) {
        strokes.add(
            new Stroke(
                stroke.points().stream()
                    .map(p -> new InkPoint(p.x() * scale + dx, p.y() * scale + dy))
                    .toList()));
      }
      // The pen's width is added to the gap, so that at 0 the ink touches.
      x += box.width() * scale + (float) spacing.gap * 100 + PEN_WIDTH;
    }
    return new Written<>(new Ink(strokes, PEN_WIDTH), number.toString(), counts);
  }
}
