package org.digitstudio.ui.inside.network;

import org.digitstudio.ui.inside.widgets.Cell;

/**
 * The cell of the overview that is pointed at.
 *
 * @param column index of the column, 0 for the image
 * @param unit feature map or neuron of the column
 * @param cell of the feature map or image; 0, 0 for a neuron
 */
record Selection(int column, int unit, Cell cell) {
  int index(Column in) {
    return unit * in.cells() + cell.row() * in.columns() + cell.column();
  }
}
