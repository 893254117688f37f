package org.digitstudio.lab.paper;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** Converts the lightness of a page, 0..1 per pixel, to the 8-bit grey picture of a file. */
final class PageImages {
  private PageImages() {}

  /** Renders a drawing or scan: little noise, in 15 % of cases white on black. */
  static BufferedImage scan(float[] light, int width, int height, PageRandom random) {
    boolean inverted = random.of(0.15);
    float noise = random.of(0.4) ? random.between(0, 0.03) : 0;
    for (int i = 0; i < light.length; i++) {
      float value = inverted ? 1 - light[i] : light[i];
      light[i] = Math.clamp(value + random.around(0, noise), 0f, 1f);
    }
    return image(light, width, height);
  }

  /** Renders a photograph: shading, blur, sensor noise and JPEG artefacts. */
  static BufferedImage photo(float[] light, int width, int height, float digit, PageRandom random) {
    Camera camera = new Camera(light, width, height);
    camera.shade(random);
    camera.blur(random.between(0.3, Math.max(0.5, 0.02 * digit)));
    camera.noise(random.scaleBetween(0.004, 0.03), random);
    for (int i = 0; i < light.length; i++) {
      light[i] = Math.clamp(light[i], 0f, 1f);
    }
    return image(camera.jpeg(random.between(0.5, 0.95)), width, height);
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
