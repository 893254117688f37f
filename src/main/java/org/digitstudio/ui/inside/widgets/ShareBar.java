package org.digitstudio.ui.inside.widgets;

import javafx.scene.layout.Region;

/** A bar from a middle line: to the right above 0, to the left below; or from the left edge. */
public final class ShareBar extends Region {
  private final Region fill = new Region();
  private final boolean signed;
  private double share;

  public ShareBar(boolean signed) {
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
   * @param newShare -1 to 1 of the bar's side; 0 to 1 where it starts at the left edge
   */
  public void show(double newShare) {
    double next = Math.clamp(newShare, -1.0, 1.0);
    if (next != share) {
      share = next;
      fill.pseudoClassStateChanged(PseudoClasses.AGAINST, share < 0);
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
