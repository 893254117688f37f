package org.digitstudio.ui.data;

import java.util.Arrays;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.insight.DigitTable;

/**
 * Draws thumbnails straight from the sets' bytes into a buffer of ARGB pixels: no object per image,
 * nothing kept for images outside the viewport.
 */
final class WallPainter {
  private static final int GAP = 4;
  private static final int WRONG = 0xFFE8702A;
  private static final int[] GREYS = greys();

  private final byte[] image = new byte[DigitImage.PIXELS];
  private int side;
  private int[] source = new int[0];
  private int[] weight = new int[0];
  private int[] line = new int[0];

  private static int[] greys() {
    int[] greys = new int[256];
    Arrays.setAll(greys, grey -> 0xFF000000 | grey << 16 | grey << 8 | grey);
    return greys;
  }

  /**
   * @param width of the buffer
   * @param height of the buffer
   * @param tile side of a cell of the wall, gap included, in the buffer's pixels
   * @param columns cells in a row
   * @param top how far the wall is scrolled, in the buffer's pixels
   * @param rows the images in order
   */
  record Frame(int width, int height, int tile, int columns, long top, int[] rows) {}

  void paint(int[] pixels, Frame frame, DigitTable table) {
    Arrays.fill(pixels, 0, frame.width * frame.height, 0);
    prepare(frame.tile - GAP);
    long first = Math.max(0, frame.top / frame.tile * frame.columns);
    for (long position = first; position < frame.rows.length; position++) {
      int column = (int) (position % frame.columns);
      long y = position / frame.columns * frame.tile - frame.top;
      if (y >= frame.height) {
        break;
      }
      tile(pixels, frame, table, frame.rows[(int) position], column * frame.tile, (int) y);
    }
  }

  private void tile(int[] pixels, Frame frame, DigitTable table, int row, int left, int top) {
    table.copyPixels(row, image);
    int mark = table.isMisclassified(row) ? Math.max(2, side / 14) : 0;
    for (int y = 0; y < side; y++) {
      int targetY = top + GAP / 2 + y;
      if (targetY < 0 || targetY >= frame.height) {
        continue;
      }
      int target = targetY * frame.width + left + GAP / 2;
      if (y >= side - mark) {
        Arrays.fill(pixels, target, target + side, WRONG);
      } else {
        line(pixels, target, y);
      }
    }
  }

  /** Draws one line of an image, interpolated in both directions with weights of 0..256. */
  private void line(int[] pixels, int target, int y) {
    int upper = source[y] * DigitImage.SIDE;
    int lower = Math.min(source[y] + 1, DigitImage.SIDE - 1) * DigitImage.SIDE;
    int down = weight[y];
    for (int x = 0; x < DigitImage.SIDE; x++) {
      int above = image[upper + x] & 0xFF;
      line[x] = (above << 8) + ((image[lower + x] & 0xFF) - above) * down;
    }
    line[DigitImage.SIDE] = line[DigitImage.SIDE - 1];
    for (int x = 0; x < side; x++) {
      int from = source[x];
      int mixed = line[from] * (256 - weight[x]) + line[from + 1] * weight[x];
      pixels[target + x] = GREYS[mixed >> 16];
    }
  }

  /** Computes where each target pixel's centre falls in the source image. */
  private void prepare(int newSide) {
    if (side == newSide) {
      return;
    }
    side = newSide;
    source = new int[side];
    weight = new int[side];
    line = new int[DigitImage.SIDE + 1];
    for (int i = 0; i < side; i++) {
      double centre = (i + 0.5) * DigitImage.SIDE / side - 0.5;
      double clamped = Math.clamp(centre, 0, DigitImage.SIDE - 1);
      source[i] = Math.min((int) clamped, DigitImage.SIDE - 1);
      weight[i] = (int) Math.round((clamped - source[i]) * 256);
    }
  }
}
