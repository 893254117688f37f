package org.digitstudio.ui.data;

import java.nio.IntBuffer;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/** A picture whose pixels we write ourselves, at the screen's own resolution. */
final class PixelSurface extends ImageView {
  private int[] pixels = new int[0];
  private int pixelWidth;
  private int pixelHeight;
  private @Nullable PixelBuffer<IntBuffer> buffer;

  PixelSurface() {
    setManaged(false);
    setMouseTransparent(true);
    setSmooth(false);
  }

  /** Takes this size in window units; a new buffer only where it grew or shrank. */
  void fit(double width, double height) {
    double scale = scale();
    int newWidth = Math.max(1, (int) Math.floor(width * scale));
    int newHeight = Math.max(1, (int) Math.floor(height * scale));
    if (newWidth != pixelWidth || newHeight != pixelHeight || buffer == null) {
      pixelWidth = newWidth;
      pixelHeight = newHeight;
      IntBuffer memory = IntBuffer.allocate(newWidth * newHeight);
      pixels = memory.array();
      buffer = new PixelBuffer<>(newWidth, newHeight, memory, PixelFormat.getIntArgbPreInstance());
      setImage(new WritableImage(buffer));
    }
    setFitWidth(newWidth / scale);
    setFitHeight(newHeight / scale);
  }

  /** How many of our pixels make one window unit. */
  double scale() {
    return getScene() == null || getScene().getWindow() == null
        ? 1
        : Math.max(1, getScene().getWindow().getRenderScaleX());
  }

  int pixelWidth() {
    return pixelWidth;
  }

  int pixelHeight() {
    return pixelHeight;
  }

  /** Pre-multiplied ARGB, row by row. */
  int[] pixels() {
    return pixels;
  }

  /** Shows what was written. */
  void update() {
    if (buffer != null) {
      buffer.updateBuffer(all -> (Rectangle2D) null);
    }
  }
}
