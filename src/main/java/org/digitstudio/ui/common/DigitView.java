package org.digitstudio.ui.common;

import java.nio.IntBuffer;
import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import org.digitstudio.domain.digit.DigitImage;

/** A 28x28 image as the network gets it: white on black, its pixels as crisp squares. */
public final class DigitView extends StackPane {
  private final IntBuffer pixels = IntBuffer.allocate(DigitImage.PIXELS);
  private final PixelBuffer<IntBuffer> buffer =
      new PixelBuffer<>(
          DigitImage.SIDE, DigitImage.SIDE, pixels, PixelFormat.getIntArgbPreInstance());
  private DigitImage image = DigitImage.empty();

  /**
   * Makes a view of an empty image.
   *
   * @param side in pixels; a multiple of 28 gives all squares the same size
   */
  public DigitView(double side) {
    ImageView view = new ImageView(new WritableImage(buffer));
    view.setFitWidth(side);
    view.setFitHeight(side);
    view.setSmooth(false);
    getStyleClass().add("digit-view");
    getChildren().add(view);
    setMinSize(side, side);
    setMaxSize(side, side);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    show(DigitImage.empty());
  }

  /** Shows an image. */
  public void show(DigitImage newImage) {
    image = newImage;
    float[] values = newImage.pixels();
    int[] target = pixels.array();
    for (int i = 0; i < values.length; i++) {
      int grey = Math.round(values[i] * 255f);
      target[i] = 0xFF000000 | grey << 16 | grey << 8 | grey;
    }
    buffer.updateBuffer(all -> null);
  }

  /** Returns the image that is shown. */
  public DigitImage image() {
    return image;
  }
}
