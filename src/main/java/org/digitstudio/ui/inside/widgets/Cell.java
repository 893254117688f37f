package org.digitstudio.ui.inside.widgets;

import java.util.Optional;
import javafx.scene.input.KeyCode;

/** A cell of an image or feature map; both indices start at 0. */
public record Cell(int row, int column) {
  /** Returns this cell clamped to a matrix of that size. */
  public Cell within(int rows, int columns) {
    return new Cell(Math.clamp(row, 0, rows - 1), Math.clamp(column, 0, columns - 1));
  }

  /** Returns the cell a key moves to in a matrix of that size; empty for other keys. */
  public Optional<Cell> moved(KeyCode key, int rows, int columns) {
    Optional<Cell> next =
        switch (key) {
          case UP -> Optional.of(new Cell(row - 1, column));
          case DOWN -> Optional.of(new Cell(row + 1, column));
          case LEFT -> Optional.of(new Cell(row, column - 1));
          case RIGHT -> Optional.of(new Cell(row, column + 1));
          case HOME -> Optional.of(new Cell(row, 0));
          case END -> Optional.of(new Cell(row, columns - 1));
          default -> Optional.empty();
        };
    return next.map(cell -> cell.within(rows, columns));
  }
}
