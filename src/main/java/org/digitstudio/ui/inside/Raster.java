package org.digitstudio.ui.inside;

import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * A small picture of one pixel a value, shown large with hard edges: one node however many cells.
 */
final class Raster {
  private final ImageView view = new ImageView();
  private int rows;
  private int columns;
  private int[] colours = new int[0];
  private PixelBuffer<IntBuffer> buffer = new PixelBuffer<>(1, 1, IntBuffer.allocate(1), FORMAT);
  private static final PixelFormat<IntBuffer> FORMAT = PixelFormat.getIntArgbPreInstance();

  Raster() {
    view.setSmooth(false);
    view.setMouseTransparent(true);
  }

  ImageView view() {
    return view;
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  /** Makes room for that many cells, all clear. */
  int[] begin(int newRows, int newColumns) {
    if (newRows != rows || newColumns != columns) {
      rows = newRows;
      columns = newColumns;
      IntBuffer pixels = IntBuffer.allocate(rows * columns);
      colours = pixels.array();
      buffer = new PixelBuffer<>(columns, rows, pixels, FORMAT);
      view.setImage(new WritableImage(buffer));
    } else {
      Arrays.fill(colours, 0);
    }
    return colours;
  }

  /** Shows what was written since {@link #begin}. */
  void end() {
    buffer.updateBuffer(all -> null);
  }

  void zoom(double zoom) {
    view.setFitWidth(columns * zoom);
    view.setFitHeight(rows * zoom);
  }

  void cells(double zoom, VectorSource.CellSink sink) {
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int argb = colours[row * columns + column];
        if (argb != 0) {
          sink.cell(column * zoom, row * zoom, zoom, zoom, argb);
        }
      }
    }
  }
}
