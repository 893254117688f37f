package org.digitstudio.paper;

import org.digitstudio.ink.SummedAreaTable;

/**
 * Takes the light out of a picture: each pixel less the mean about it, in units of the spread about
 * it, so that faint pencil and black marker, bright and shaded paper look alike to the network. 0
 * is the paper's own level; the edge of a picture looks like paper.
 */
public final class LocalContrast {
  private static final int MEAN_REACH = 24;
  private static final int SPREAD_REACH = 36;

  /**
   * The least spread that a neighbourhood is scaled by, as a part of the whole picture's spread.
   */
  private static final double FLAT = 0.3;

  /** A spread that is noise in any picture, for values of 0 to 1. */
  private static final double NOISE = 0.012;

  private static final double UNIT = 2.5;
  private static final float MOST = 1.5f;

  private LocalContrast() {}

  /** A map of the same size with values of -1.5 (dark) to 1.5 (bright). */
  public static GreyMap of(GreyMap map) {
    int width = map.width();
    int height = map.height();
    float[] grey = map.values();
    float[] squares = new float[grey.length];
    for (int i = 0; i < grey.length; i++) {
      squares[i] = grey[i] * grey[i];
    }
    SummedAreaTable sums = new SummedAreaTable(grey, width, height);
    SummedAreaTable squareSums = new SummedAreaTable(squares, width, height);
    double whole = spread(sums, squareSums, 0, 0, width, height);
    double least = Math.max(NOISE, FLAT * whole);
    float[] out = new float[grey.length];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        int at = row * width + column;
        double mean =
            sums.mean(
                column - MEAN_REACH,
                row - MEAN_REACH,
                column + MEAN_REACH + 1,
                row + MEAN_REACH + 1);
        double spread =
            spread(
                sums,
                squareSums,
                column - SPREAD_REACH,
                row - SPREAD_REACH,
                column + SPREAD_REACH + 1,
                row + SPREAD_REACH + 1);
        double value = (grey[at] - mean) / (UNIT * Math.max(least, spread));
        out[at] = Math.clamp((float) value, -MOST, MOST);
      }
    }
    return new GreyMap(width, height, out);
  }

  private static double spread(
      SummedAreaTable sums, SummedAreaTable squares, int left, int top, int right, int bottom) {
    double mean = sums.mean(left, top, right, bottom);
    return Math.sqrt(Math.max(0, squares.mean(left, top, right, bottom) - mean * mean));
  }
}
