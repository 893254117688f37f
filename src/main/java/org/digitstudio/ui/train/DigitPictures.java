package org.digitstudio.ui.train;

import javafx.scene.image.ImageView;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import org.digitstudio.domain.DigitImage;

/** Pictures of digits as the network has them: white on black, every pixel a square. */
final class DigitPictures {
  private DigitPictures() {}

  /**
   * @param scale screen pixels a digit's pixel, a whole number so that no edge is smeared
   */
  static ImageView view(DigitImage digit, int scale) {
    int side = DigitImage.SIDE * scale;
    WritableImage image = new WritableImage(side, side);
    PixelWriter writer = image.getPixelWriter();
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int grey = Math.round(255 * digit.at(y / scale, x / scale));
        writer.setArgb(x, y, 0xFF000000 | grey << 16 | grey << 8 | grey);
      }
    }
    return new ImageView(image);
  }
}
