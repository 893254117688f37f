package org.digitstudio.domain.port;

import org.digitstudio.domain.network.DetectorSpec;

/**
 * Finds digits on a map: for each cell of 4 x 4 pixels, which digit has its centre there. A cell
 * has 32 values:
 *
 * <ul>
 *   <li>0 to 10: logits of the ten digits and of "no digit's centre here";
 *   <li>11 to 14: the distances of the left, top, right and bottom edge of the digit's ink from the
 *       cell's centre, in units of 16 pixels;
 *   <li>15 to 30: logits of each of its pixels, row by row, being ink of a digit;
 *   <li>31: nothing.
 * </ul>
 *
 * Safe to call from several threads.
 */
public interface DigitDetector {
  int CELL = DetectorSpec.CELL;

  /** Ten digits and "no digit". */
  int CLASSES = 11;

  int NO_DIGIT = 10;
  int BOX = 11;

  /** Pixels for a box value of 1. */
  float BOX_UNIT = 16;

  int INK = 15;

  /**
   * A detector's output for a map.
   *
   * @param values 32 a cell, cell by cell and row by row
   */
  record Cells(int columns, int rows, float[] values) {
    /** Returns the index of a cell's first value. */
    public int at(int column, int row) {
      return (row * columns + column) * DetectorSpec.OUTPUTS;
    }
  }

  /**
   * Evaluates a map of contrast: 0 is paper, ink is negative.
   *
   * @param width a multiple of {@link #CELL}, like {@code height}
   * @param contrast row by row
   */
  Cells look(int width, int height, float[] contrast);
}
