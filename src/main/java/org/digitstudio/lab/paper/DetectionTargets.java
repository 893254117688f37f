package org.digitstudio.lab.paper;

import java.util.Arrays;
import java.util.List;
import org.digitstudio.domain.port.DigitDetector;
import org.digitstudio.ink.Box;

/**
 * The targets of a detector on a sample: for each cell of 4 x 4 pixels a digit, "no digit" or
 * "ignored", and for the cells of a digit its box.
 */
final class DetectionTargets {
  static final int CELL = DigitDetector.CELL;
  static final int NO_DIGIT = DigitDetector.NO_DIGIT;
  static final int IGNORED = -1;

  /** Maximum distance of a digit's cells from its centre, relative to its width and height. */
  private static final float REACH = 0.22f;

  /** Minimum of that distance in pixels. */
  private static final float MIN_REACH = 2.2f;

  private static final float RING = 0.36f;
  private static final float VISIBLE = 0.85f;
  private static final float GONE = 0.3f;

  final int columns;
  final int rows;

  /** The class of each cell. */
  final int[] classes;

  /** Weight of each cell: 1 over the number of its digit's cells; 1 for "no digit". */
  final float[] weights;

  /** Left, top, right and bottom of the digit's box for each cell, in pixels. */
  final float[] boxes;

  /** Number of digits to detect. */
  final int count;

  DetectionTargets(PaperSample sample) {
    this.columns = sample.width() / CELL;
    this.rows = sample.height() / CELL;
    this.classes = new int[columns * rows];
    this.weights = new float[classes.length];
    this.boxes = new float[4 * classes.length];
    Arrays.fill(classes, NO_DIGIT);
    Arrays.fill(weights, 1f);
    float[] nearest = new float[classes.length];
    Arrays.fill(nearest, Float.POSITIVE_INFINITY);
    int[] owner = new int[classes.length];
    Arrays.fill(owner, -1);
    int found = 0;
    List<PaperSample.Placed> digits = sample.digits();
    for (int i = 0; i < digits.size(); i++) {
      Box seen = clipped(digits.get(i).box(), digits.get(i).frame());
      float part = visible(digits.get(i).box(), seen);
      if (part < GONE) {
        continue;
      }
      mark(seen, part < VISIBLE);
      if (part >= VISIBLE) {
        claim(i, seen, nearest, owner);
        found++;
      }
    }
    int[] cells = new int[digits.size()];
    for (int cell = 0; cell < owner.length; cell++) {
      if (owner[cell] >= 0) {
        cells[owner[cell]]++;
      }
    }
    for (int cell = 0; cell < owner.length; cell++) {
      if (owner[cell] >= 0) {
        classes[cell] = digits.get(owner[cell]).label();
        weights[cell] = 1f / cells[owner[cell]];
      }
    }
    this.count = found;
  }

  static Box clipped(Box box, Box frame) {
    float left = Math.clamp(box.x(), frame.x(), frame.right());
    float top = Math.clamp(box.y(), frame.y(), frame.bottom());
    float right = Math.clamp(box.right(), frame.x(), frame.right());
    float bottom = Math.clamp(box.bottom(), frame.y(), frame.bottom());
    return Box.around(left, top, right, bottom);
  }

  static float visible(Box box, Box seen) {
    return seen.width() * seen.height() / Math.max(1e-3f, box.width() * box.height());
  }

  /** Ignores the cells around a digit's centre, or all of its cells if the digit is cut off. */
  private void mark(Box box, boolean cut) {
    float reachX = cut ? box.width() / 2 : Math.max(RING * box.width(), MIN_REACH + 2);
    float reachY = (cut ? 0.5f : RING) * box.height();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        float dx = Math.abs((column + 0.5f) * CELL - box.centreX());
        float dy = Math.abs((row + 0.5f) * CELL - box.centreY());
        if (dx <= reachX && dy <= reachY) {
          classes[row * columns + column] = IGNORED;
        }
      }
    }
  }

  private void claim(int digit, Box box, float[] nearest, int[] owner) {
    float reachX = Math.max(REACH * box.width(), MIN_REACH);
    float reachY = Math.max(REACH * box.height(), MIN_REACH);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        float dx = Math.abs((column + 0.5f) * CELL - box.centreX()) / reachX;
        float dy = Math.abs((row + 0.5f) * CELL - box.centreY()) / reachY;
        int cell = row * columns + column;
        float distance = Math.max(dx, dy);
        if (distance <= 1 && distance < nearest[cell]) {
          nearest[cell] = distance;
          owner[cell] = digit;
          boxes[4 * cell] = box.x();
          boxes[4 * cell + 1] = box.y();
          boxes[4 * cell + 2] = box.right();
          boxes[4 * cell + 3] = box.bottom();
        }
      }
    }
  }
}
