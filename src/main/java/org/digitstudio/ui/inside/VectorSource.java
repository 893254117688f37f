package org.digitstudio.ui.inside;

/** A control whose picture is made of cells, and which can hand them over as vectors. */
interface VectorSource {
  /** Hands over every cell, in the control's own coordinates. */
  void cells(CellSink sink);

  /** Takes coloured rectangles. */
  @FunctionalInterface
  interface CellSink {
    void cell(double x, double y, double width, double height, int argb);
  }
}
