package org.digitstudio.ui.inside;

/** A place in a picture or map, both from 0. */
record Cell(int row, int column) {
  Cell within(int rows, int columns) {
    return new Cell(Math.clamp(row, 0, rows - 1), Math.clamp(column, 0, columns - 1));
  }
}
