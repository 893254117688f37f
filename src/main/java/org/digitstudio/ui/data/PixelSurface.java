package org.digitstudio.ui.data;

import java.nio.IntBuffer;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/** An image view over a pixel buffer at the native resolution of the screen. */
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

  /** Resizes to a size in window units; allocates a new buffer only if the size changed. */
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

  /** Returns the number of buffer pixels per window unit. */
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

  /** Returns the pixels: pre-multiplied ARGB, row by row. */
  int[] pixels() {
    return pixels;
  }

  /** Displays the current pixels. */
  void update() {
    if (buffer != null) {
      buffer.updateBuffer(all -> (Rectangle2D) null);
    }
  }
}
