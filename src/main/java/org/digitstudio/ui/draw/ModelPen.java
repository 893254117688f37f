package org.digitstudio.ui.draw;

import org.digitstudio.domain.digit.Drawing.DrawnStroke;
import org.digitstudio.domain.digit.InkPoint;

/** Connects a canvas to the view model, whose pen all canvases share. */
record ModelPen(DrawViewModel model) implements InkCanvas.PenListener {
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
  public void erased(InkPoint from, InkPoint to) {
    model.erased(from, to);
  }

  @Override
  public void erasingEnded() {
    model.erasingEnded();
  }
}
