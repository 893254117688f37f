package org.digitstudio.ui.data;

import java.util.Arrays;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.insight.DigitTable;

/**
 * Draws digits at their map coordinates as small images in the colour of their label, each as large
 * as the zoom allows. The colours are the style sheet's {@code -digit-0} to {@code -digit-9}, which
 * stay apart for colour-blind eyes; the shape of the digit says the same again.
 */
final class MapPainter {
  static final int[] COLOURS = {
    0x589FD4, 0xC21132, 0x9DA000, 0x9100FF, 0xFBF0B7, 0xAFFF00, 0xB11F7E, 0x4CFFFF, 0xDC8F98,
    0x6054C7
  };
  private static final int BACKGROUND = 0xFF0B0E14;
  private static final int[] SIDES = {4, 7, 14, 28};

  /** Pictures reduced by area, for each side; n rows of side x side bytes. */
  private final byte[][] levels = new byte[SIDES.length][];

  private int[] labels = new int[0];
  private boolean[] shown = new boolean[0];

  /** Viewport of the map: a point (x, y) is drawn at (x * scale + left, y * scale + top). */
  record Lens(double scale, double left, double top) {
    double x(float mapX) {
      return mapX * scale + left;
    }

    double y(float mapY) {
      return mapY * scale + top;
    }
  }

  /** A pixel buffer to draw into: pre-multiplied ARGB, row by row. */
  record Target(int[] pixels, int width, int height) {}

  void load(DigitTable table, int[] rows) {
    labels = Arrays.stream(rows).map(table::label).toArray();
    shown = new boolean[rows.length];
    Arrays.fill(shown, true);
    byte[] picture = new byte[DigitImage.PIXELS];
    for (int level = 0; level < SIDES.length; level++) {
      levels[level] = new byte[rows.length * SIDES[level] * SIDES[level]];
    }
    for (int i = 0; i < rows.length; i++) {
      table.copyPixels(rows[i], picture);
      for (int level = 0; level < SIDES.length; level++) {
        reduce(picture, SIDES[level], levels[level], i);
      }
    }
  }

  /** Returns the label of each image. */
  int[] labels() {
    return labels;
  }

  /** Returns whether each image is shown. */
  boolean[] shown() {
    return shown;
  }

  /** Sets whether each image is shown. */
  void show(boolean[] which) {
    shown = which;
  }

  /** Means over squares; small pictures are brightened, since thin strokes fade in the mean. */
  static void reduce(byte[] picture, int side, byte[] target, int index) {
    int step = DigitImage.SIDE / side;
    int from = index * side * side;
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        int sum = 0;
        for (int y = 0; y < step; y++) {
          for (int x = 0; x < step; x++) {
            sum += picture[(row * step + y) * DigitImage.SIDE + column * step + x] & 0xFF;
          }
        }
        int mean = sum / (step * step);
        target[from + row * side + column] = (byte) (step > 1 ? Math.min(255, mean * 5 / 3) : mean);
      }
    }
  }

  /** The side of a digit at a zoom of 1 (the whole map in sight) and above. */
  static int level(double zoom) {
    return zoom < 1.6 ? 1 : zoom < 4 ? 2 : 3;
  }

  static int side(int level) {
    return SIDES[level];
  }

  void paint(Target target, float[] layout, Lens lens, int level) {
    Arrays.fill(target.pixels, 0, target.width * target.height, BACKGROUND);
    int side = SIDES[level];
    // The digits are loaded before their coordinates are known.
    for (int i = 0; i < layout.length / 2; i++) {
      if (!shown[i]) {
        continue;
      }
      int left = (int) Math.round(lens.x(layout[2 * i])) - side / 2;
      int top = (int) Math.round(lens.y(layout[2 * i + 1])) - side / 2;
      if (left > -side && top > -side && left < target.width && top < target.height) {
        stamp(target, left, top, levels[level], i * side * side, side, COLOURS[labels[i]]);
      }
    }
  }

  /** The user's own drawing: in its real size, white, within a frame. */
  void paintOwn(Target target, DigitImage image, double x, double y) {
    byte[] picture = image.toBytes();
    int left = (int) Math.round(x) - DigitImage.SIDE / 2;
    int top = (int) Math.round(y) - DigitImage.SIDE / 2;
    for (int row = -3; row < DigitImage.SIDE + 3; row++) {
      for (int column = -3; column < DigitImage.SIDE + 3; column++) {
        int targetX = left + column;
        int targetY = top + row;
        if (targetX < 0 || targetY < 0 || targetX >= target.width || targetY >= target.height) {
          continue;
        }
        boolean frame = Math.min(row, column) < -1 || Math.max(row, column) > DigitImage.SIDE;
        boolean inside = Math.min(row, column) >= 0 && Math.max(row, column) < DigitImage.SIDE;
        int grey = inside ? picture[row * DigitImage.SIDE + column] & 0xFF : 0;
        target.pixels[targetY * target.width + targetX] =
            frame ? 0xFFFFFFFF : 0xFF000000 | grey << 16 | grey << 8 | grey;
      }
    }
  }

  private static void stamp(
      Target target, int left, int top, byte[] picture, int from, int side, int colour) {
    int[] pixels = target.pixels;
    int red = colour >> 16;
    int green = colour >> 8 & 0xFF;
    int blue = colour & 0xFF;
    for (int row = Math.max(0, -top); row < side && top + row < target.height; row++) {
      int line = (top + row) * target.width + left;
      int source = from + row * side;
      for (int column = Math.max(0, -left);
          column < side && left + column < target.width;
          column++) {
        int ink = picture[source + column] & 0xFF;
        if (ink > 24) {
          int under = pixels[line + column];
          int rest = 255 - ink;
          int mixedRed = (red * ink + (under >> 16 & 0xFF) * rest) / 255;
          int mixedGreen = (green * ink + (under >> 8 & 0xFF) * rest) / 255;
          int mixedBlue = (blue * ink + (under & 0xFF) * rest) / 255;
          pixels[line + column] = 0xFF000000 | mixedRed << 16 | mixedGreen << 8 | mixedBlue;
        }
      }
    }
  }
}
