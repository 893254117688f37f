package org.digitstudio.ui.draw;

import org.digitstudio.ui.draw.Drawing.DrawnStroke;

/** The pen of every canvas on the page, held by the view model. */
record ModelPen(DrawViewModel model) implements InkCanvas.Pen {
  @Override
  public double width() {
    return model.penWidth().get();
  }

  @Override
  public boolean erases() {
    return model.erasing().get();
  }

  @Override
  public void drawing(DrawnStroke soFar) {
    model.drawing(soFar);
  }

  @Override
  public void drawn(DrawnStroke stroke) {
    model.drawn(stroke);
  }

  @Override
  public void erased(double x, double y) {
    model.erased(x, y);
  }

  @Override
  public void erasingEnded() {
    model.erasingEnded();
  }
}
