package org.digitstudio.paper.sheet;

import java.awt.Shape;

/**
 * A surface that a sheet is drawn on. Lengths are in millimetres from the page's top left corner.
 */
public interface SheetCanvas {
  /**
   * Fills a shape.
   *
   * @param grey of 0 (black) to 1 (white)
   */
  void fill(Shape shape, double grey);
}
