package org.digitstudio.ui.inside.widgets;

import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * A matrix of coloured cells with hard edges, drawn as one node. Cells are enlarged here, not by
 * the graphics pipeline, which would blur them.
 */
public final class Raster {
  private final ImageView view = new ImageView();
  private int rows;
  private int columns;
  private double across = 1;
  private double down = 1;
  private int[] colours = new int[0];
  private int[] pixels = new int[0];
  private PixelBuffer<IntBuffer> buffer =
      new PixelBuffer<>(1, 1, IntBuffer.allocate(1), PixelFormat.getIntArgbPreInstance());

  public Raster() {
    view.setSmooth(false);
    view.setMouseTransparent(true);
  }

  public ImageView view() {
    return view;
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  /** Returns a cleared ARGB buffer of that many cells; what is written shows after {@link #end}. */
  public int[] begin(int newRows, int newColumns) {
    if (newRows != rows || newColumns != columns) {
      rows = newRows;
      columns = newColumns;
      colours = new int[rows * columns];
    } else {
      Arrays.fill(colours, 0);
    }
    return colours;
  }

  /** Shows what was written since {@link #begin}. */
  public void end() {
    int width = (int) Math.round(columns * across);
    int height = (int) Math.round(rows * down);
    if (width <= 0 || height <= 0) {
      return;
    }
    boolean fresh = buffer.getWidth() != width || buffer.getHeight() != height;
    if (fresh) {
      pixels = new int[width * height];
      buffer =
          new PixelBuffer<>(
              width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
    }
    enlarge(width, height);
    if (fresh) {
      view.setImage(new WritableImage(buffer));
    } else {
      buffer.updateBuffer(all -> null);
    }
  }

  private void enlarge(int width, int height) {
    int lastRow = -1;
    for (int y = 0; y < height; y++) {
      int row = Math.min(rows - 1, (int) (y / down));
      if (row == lastRow) {
        System.arraycopy(pixels, (y - 1) * width, pixels, y * width, width);
        continue;
      }
      lastRow = row;
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] = colours[row * columns + Math.min(columns - 1, (int) (x / across))];
      }
    }
  }

  /** Sets the size of a cell in pixels; takes effect at the next {@link #end}. */
  public void cell(double width, double height) {
    across = width;
    down = height;
  }

  public void cells(VectorSource.CellSink sink) {
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int argb = colours[row * columns + column];
        if (argb != 0) {
          sink.cell(column * across, row * down, across, down, argb);
        }
      }
    }
  }
}
