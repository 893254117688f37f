package org.digitstudio.ui.inside.widgets;

import javafx.scene.paint.Color;

/** A control that shows coloured cells and can enumerate them for vector graphics. */
public interface VectorSource {
  /** Passes every cell to the sink, in the control's own coordinates. */
  void cells(CellSink sink);

  /** Passes the text written into the cells, if any. */
  default void words(WordSink sink) {}

  /** Receives text and the point it is centred on. */
  @FunctionalInterface
  interface WordSink {
    void word(double x, double y, double size, Color colour, String word);
  }

  /** Receives coloured rectangles. */
  @FunctionalInterface
  interface CellSink {
    void cell(double x, double y, double width, double height, int argb);
  }
}
