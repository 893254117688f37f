package org.digitstudio.domain.port;

import org.digitstudio.domain.network.DetectorSpec;

/**
 * Says of each cell of 4 x 4 pixels what digit's middle is there. A cell has 32 values:
 *
 * <ul>
 *   <li>0 to 10: logits of the ten digits and of "no digit's middle here";
 *   <li>11 to 14: where the left, top, right and bottom edge of the digit's ink lie from the cell's
 *       middle, in units of 16 pixels;
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
   * What a detector says of a map.
   *
   * @param values 32 a cell, cell by cell and row by row
   */
  record Cells(int columns, int rows, float[] values) {
    /** Where a cell's values begin. */
    public int at(int column, int row) {
      return (row * columns + column) * DetectorSpec.OUTPUTS;
    }
  }

  /**
   * Looks at a map of contrast: 0 is paper, ink lies below it.
   *
   * @param width a multiple of {@link #CELL}, like {@code height}
   * @param contrast row by row
   */
  Cells look(int width, int height, float[] contrast);
}
