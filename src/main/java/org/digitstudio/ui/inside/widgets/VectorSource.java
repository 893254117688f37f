package org.digitstudio.ui.inside.widgets;

import javafx.scene.paint.Color;

/** A control whose picture is made of cells, and which can hand them over as vectors. */
public interface VectorSource {
  /** Hands over every cell, in the control's own coordinates. */
  void cells(CellSink sink);

  /** Hands over what is written into the cells, where anything is. */
  default void words(WordSink sink) {}

  /** Takes words and the middle of where they stand. */
  @FunctionalInterface
  interface WordSink {
    void word(double x, double y, double size, Color colour, String word);
  }

  /** Takes coloured rectangles. */
  @FunctionalInterface
  interface CellSink {
    void cell(double x, double y, double width, double height, int argb);
  }
}
