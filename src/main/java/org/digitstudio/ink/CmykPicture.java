package org.digitstudio.ink;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;

/**
 * Converts a CMYK or YCCK JPEG, as used in printing, to RGB. Adobe's programs store the inks
 * inverted: 255 is no ink.
 */
final class CmykPicture {
  private static final int YCCK = 2;

  private CmykPicture() {}

  /**
   * Converts a raster to RGB.
   *
   * @param raster four bands as stored
   * @param jpeg the header, which names the colour transform
   */
  static BufferedImage toRgb(Raster raster, JpegHeader jpeg) {
    boolean inverted = jpeg.adobeTransform().isPresent();
    boolean isYcck = jpeg.adobeTransform().orElse(0) == YCCK;
    BufferedImage image =
        new BufferedImage(raster.getWidth(), raster.getHeight(), BufferedImage.TYPE_INT_RGB);
    int[] line = new int[4 * raster.getWidth()];
    for (int row = 0; row < raster.getHeight(); row++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + row, raster.getWidth(), 1, line);
      for (int column = 0; column < raster.getWidth(); column++) {
        int at = 4 * column;
        if (isYcck) {
          toCmy(line, at);
        }
        int rgb = 0;
        int white = inverted ? line[at + 3] : 255 - line[at + 3];
        for (int i = 0; i < 3; i++) {
          int light = inverted ? line[at + i] : 255 - line[at + i];
          rgb = rgb << 8 | (light * white + 127) / 255;
        }
        image.setRGB(column, row, rgb);
      }
    }
    return image;
  }

  /** Converts YCbCr to CMY in place (ITU-T T.871), like libjpeg. */
  private static void toCmy(int[] values, int at) {
    double y = values[at];
    double cb = values[at + 1] - 128;
    double cr = values[at + 2] - 128;
    values[at] = 255 - level(y + 1.402 * cr);
    values[at + 1] = 255 - level(y - 0.344136 * cb - 0.714136 * cr);
    values[at + 2] = 255 - level(y + 1.772 * cb);
  }

  private static int level(double value) {
    return Math.clamp(Math.round(value), 0, 255);
  }
}
