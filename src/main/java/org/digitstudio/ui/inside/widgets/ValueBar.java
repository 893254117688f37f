package org.digitstudio.ui.inside.widgets;

import javafx.scene.layout.Region;

/** A horizontal bar; a signed one starts in the middle and extends left for negative values. */
public final class ValueBar extends Region {
  private final Region fill = new Region();
  private final boolean signed;
  private double share;

  public ValueBar(boolean signed) {
    this.signed = signed;
    getStyleClass().add("inside-bar");
    fill.getStyleClass().add("inside-bar-fill");
    fill.setManaged(false);
    getChildren().add(fill);
    setPrefSize(120, 12);
    setMinWidth(48);
    setMaxHeight(12);
    setMinHeight(12);
  }

  /**
   * Sets the length of the bar.
   *
   * @param newShare -1..1 if signed, else 0..1
   */
  public void show(double newShare) {
    double next = Math.clamp(newShare, -1.0, 1.0);
    if (next != share) {
      share = next;
      fill.pseudoClassStateChanged(PseudoClasses.NEGATIVE, share < 0);
      requestLayout();
    }
  }

  @Override
  protected void layoutChildren() {
    double room = signed ? getWidth() / 2 : getWidth();
    double start = signed ? room : 0;
    double length = Math.abs(share) * room;
    fill.resizeRelocate(share < 0 ? start - length : start, 0, length, getHeight());
  }
}
