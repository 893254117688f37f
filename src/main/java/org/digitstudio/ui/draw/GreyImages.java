package org.digitstudio.ui.draw;

import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import org.digitstudio.ink.GreyPicture;

/** Converts between grey pictures (0 black to 1 white) and JavaFX images. */
final class GreyImages {
  private GreyImages() {}

  static WritableImage image(GreyPicture grey) {
    WritableImage image = new WritableImage(grey.width(), grey.height());
    float[] values = grey.pixels();
    int[] pixels = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      int level = Math.round(255 * values[i]);
      pixels[i] = 0xFF000000 | level << 16 | level << 8 | level;
    }
    image
        .getPixelWriter()
        .setPixels(
            0,
            0,
            grey.width(),
            grey.height(),
            PixelFormat.getIntArgbInstance(),
            pixels,
            0,
            grey.width());
    return image;
  }

  /** Returns an image in grey; empty where it is larger than the program reads. */
  static Optional<GreyPicture> grey(Image image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    if (width < 1 || height < 1 || (long) width * height > GreyPicture.MAX_PIXELS) {
      return Optional.empty();
    }
    int[] argb = pixels(image);
    float[] values = new float[argb.length];
    for (int i = 0; i < argb.length; i++) {
      float alpha = (argb[i] >>> 24) / 255f;
      float level =
          0.299f * (argb[i] >> 16 & 0xFF)
              + 0.587f * (argb[i] >> 8 & 0xFF)
              + 0.114f * (argb[i] & 0xFF);
      values[i] = Math.clamp(alpha * level / 255f + 1 - alpha, 0f, 1f);
    }
    return Optional.of(GreyPicture.of(width, height, values));
  }

  private static int[] pixels(Image image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] argb = new int[width * height];
    PixelReader reader = image.getPixelReader();
    reader.getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    return argb;
  }
}
