package org.digitstudio.lab.paper;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** Turns a page's light into the picture that a file holds. */
final class PictureFiles {
  private PictureFiles() {}

  /** A drawing or scan: clean, now and then white on black. */
  static BufferedImage scan(float[] light, int width, int height, Chance chance) {
    boolean inverted = chance.of(0.15);
    float noise = chance.of(0.4) ? chance.between(0, 0.03) : 0;
    for (int i = 0; i < light.length; i++) {
      float value = inverted ? 1 - light[i] : light[i];
      light[i] = Math.clamp(value + chance.around(0, noise), 0f, 1f);
    }
    return image(light, width, height);
  }

  static BufferedImage photo(float[] light, int width, int height, float digit, Chance chance) {
    Camera camera = new Camera(light, width, height);
    camera.shade(chance);
    camera.blur(chance.between(0.3, Math.max(0.5, 0.02 * digit)));
    camera.noise(chance.scaleBetween(0.004, 0.03), chance);
    for (int i = 0; i < light.length; i++) {
      light[i] = Math.clamp(light[i], 0f, 1f);
    }
    return image(camera.jpeg(chance.between(0.5, 0.95)), width, height);
  }

  static BufferedImage image(float[] light, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    byte[] bytes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < light.length; i++) {
      bytes[i] = (byte) Math.round(255 * Math.clamp(light[i], 0f, 1f));
    }
    return image;
  }
}
