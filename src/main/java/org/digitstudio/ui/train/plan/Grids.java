package org.digitstudio.ui.train.plan;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** Arranges settings in columns. */
final class Grids {
  private static final double GAP = 12;

  private Grids() {}

  /** Arranges nodes in rows of columns of equal width. */
  static GridPane columns(int columns, Node... nodes) {
    GridPane grid = new GridPane();
    grid.setHgap(GAP);
    grid.setVgap(0);
    for (int i = 0; i < columns; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / columns);
      column.setHgrow(Priority.ALWAYS);
      grid.getColumnConstraints().add(column);
    }
    for (int i = 0; i < nodes.length; i++) {
      GridPane.setValignment(nodes[i], VPos.TOP);
      grid.add(nodes[i], i % columns, i / columns);
    }
    return grid;
  }
}
