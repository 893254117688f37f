package org.digitstudio.ui.inside.neurons;

import javafx.scene.layout.Region;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.widgets.Raster;
import org.digitstudio.ui.inside.widgets.Tint;
import org.digitstudio.ui.inside.widgets.VectorSource;

/** A row of values as coloured cells, wrapped into lines. */
final class FlatStrip extends Region implements VectorSource {
  private static final int MAX_COLUMNS = 784;

  private final Raster raster = new Raster();
  private int height = 3;

  FlatStrip() {
    raster.view().setManaged(false);
    getChildren().add(raster.view());
    setAccessibleRole(javafx.scene.AccessibleRole.IMAGE_VIEW);
    setAccessibleText(Messages.text("inside.flat.name"));
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
  }

  /**
   * Sets the height of a cell, three of which make a line; takes effect at the next {@link #show}.
   */
  void cell(int newHeight) {
    height = newHeight;
  }

  void show(float[] values) {
    int perLine = Math.min(MAX_COLUMNS, values.length);
    int lines = Math.ceilDiv(values.length, perLine);
    float scale = Math.max(1e-9f, Inspection.maxAbsolute(values));
    // Two rows of cells for each line and a clear one between the lines.
    int[] colours = raster.begin(3 * lines - 1, perLine);
    for (int i = 0; i < values.length; i++) {
      int at = 3 * (i / perLine) * perLine + i % perLine;
      colours[at] = Tint.SIGNED.argb(values[i] / scale);
      colours[at + perLine] = colours[at];
    }
    raster.cell(MAX_COLUMNS / perLine, height);
    raster.end();
    setPrefSize(MAX_COLUMNS / perLine * perLine, (3.0 * lines - 1) * height);
  }

  @Override
  public void cells(CellSink sink) {
    raster.cells(sink);
  }
}
