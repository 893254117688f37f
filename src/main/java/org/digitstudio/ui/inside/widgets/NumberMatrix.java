package org.digitstudio.ui.inside.widgets;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.GridPane;
import javafx.scene.paint.Color;

/** A small matrix with the values written into its coloured cells. */
public final class NumberMatrix extends GridPane {
  private final List<Label> labels = new ArrayList<>();
  private final int decimals;
  private final double cellWidth;
  private final double cellHeight;
  private int shownColumns;

  public NumberMatrix(String name, int decimals, double cellWidth, double cellHeight) {
    this.decimals = decimals;
    this.cellWidth = cellWidth;
    this.cellHeight = cellHeight;
    getStyleClass().add("inside-matrix");
    setAccessibleRole(AccessibleRole.TEXT);
    setAccessibleText(name);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
  }

  public void show(int rows, int columns, float[] values, Tint tint, float scale) {
    if (labels.size() != rows * columns || shownColumns != columns) {
      rebuild(rows, columns);
    }
    for (int i = 0; i < labels.size(); i++) {
      Label label = labels.get(i);
      label.setText(Numbers.fixed(values[i], decimals));
      int argb = tint.argb(scale > 0 ? values[i] / scale : 0);
      label.setBackground(
          new Background(new BackgroundFill(colour(argb), CornerRadii.EMPTY, Insets.EMPTY)));
      label.setTextFill(Tint.wantsBlackText(argb) ? Color.BLACK : Color.WHITE);
    }
  }

  /** Frames one cell, such as the maximum of a pooling window; -1 for none. */
  public void highlight(int index) {
    for (int i = 0; i < labels.size(); i++) {
      labels.get(i).pseudoClassStateChanged(PseudoClasses.HIGHLIGHTED, i == index);
    }
  }

  private void rebuild(int rows, int columns) {
    labels.clear();
    shownColumns = columns;
    getChildren().clear();
    for (int i = 0; i < rows * columns; i++) {
      Label label = new Label();
      label.getStyleClass().addAll("inside-cell", "inside-small");
      label.setMinSize(cellWidth, cellHeight);
      label.setPrefSize(cellWidth, cellHeight);
      labels.add(label);
      add(label, i % columns, i / columns);
    }
  }

  private static Color colour(int argb) {
    return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
  }
}
