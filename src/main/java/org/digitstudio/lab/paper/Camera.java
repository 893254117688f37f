package org.digitstudio.lab.paper;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** Simulates the capture of a page: light, lens, sensor, scanner and compression. */
final class Camera {
  private final float[] light;
  private final int width;
  private final int height;

  Camera(float[] light, int width, int height) {
    this.light = light;
    this.width = width;
    this.height = height;
  }

  /**
   * Degrades the page in place, to a random quality.
   *
   * @param digitHeight height of a digit in pixels, which limits the blur
   */
  float[] take(float digitHeight, PageRandom random) {
    if (random.of(0.5)) {
      shade(random);
    }
    if (random.of(0.55)) {
      blur(random.between(0.2, 0.032 * digitHeight));
    }
    if (random.of(0.5)) {
      noise(random.scaleBetween(0.004, 0.06), random);
    }
    if (random.of(0.4)) {
      tone(random.scaleBetween(0.6, 1.8), random.between(0.3, 1), random.between(0, 0.3));
    }
    if (random.of(0.15)) {
      sharpen(random.between(0.3, 1.2));
    }
    if (random.of(0.06)) {
      binarize();
    }
    clamp();
    if (random.of(0.12)) {
      for (int i = 0; i < light.length; i++) {
        light[i] = 1 - light[i];
      }
    }
    return random.of(0.6) ? jpeg(quality(digitHeight, random)) : light;
  }

  /** Returns a JPEG quality, 0..1; small pictures are rarely compressed beyond legibility. */
  private static float quality(float digitHeight, PageRandom random) {
    return random.scaleBetween(digitHeight > 40 ? 0.12 : digitHeight > 22 ? 0.25 : 0.45, 0.95);
  }

  /** Applies uneven light: a gradient, and sometimes the edge of a shadow. */
  void shade(PageRandom random) {
    float slopeX = random.around(0, 0.25) / width;
    float slopeY = random.around(0, 0.25) / height;
    boolean shadow = random.of(0.3);
    float angle = random.between(0, 6.28);
    float nx = (float) Math.cos(angle);
    float ny = (float) Math.sin(angle);
    float edge = nx * random.between(0, width) + ny * random.between(0, height);
    float soft = random.scaleBetween(0.05, 1) * height;
    float depth = shadow ? random.between(0.1, 0.5) : 0;
    for (int i = 0; i < light.length; i++) {
      float x = i % width;
      float y = i / width;
      float slope = 1 + slopeX * (x - width / 2f) + slopeY * (y - height / 2f);
      float dark = depth * Math.clamp(0.5f + (nx * x + ny * y - edge) / soft, 0f, 1f);
      light[i] *= slope * (1 - dark);
    }
  }

  /** Applies a Gaussian blur with a standard deviation in pixels. */
  void blur(float sigma) {
    int reach = Math.max(1, (int) Math.ceil(2.5f * sigma));
    float[] kernel = new float[2 * reach + 1];
    float sum = 0;
    for (int i = -reach; i <= reach; i++) {
      kernel[i + reach] = (float) Math.exp(-i * i / (2 * sigma * sigma));
      sum += kernel[i + reach];
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= sum;
    }
    float[] rows = along(light, kernel, reach, 1);
    float[] both = along(rows, kernel, reach, width);
    System.arraycopy(both, 0, light, 0, light.length);
  }

  private float[] along(float[] from, float[] kernel, int reach, int step) {
    float[] to = new float[from.length];
    int limit = step == 1 ? width : height;
    for (int i = 0; i < from.length; i++) {
      int at = step == 1 ? i % width : i / width;
      float value = 0;
      for (int k = -reach; k <= reach; k++) {
        int other = Math.clamp(at + k, 0, limit - 1);
        value += kernel[k + reach] * from[i + (other - at) * step];
      }
      to[i] = value;
    }
    return to;
  }

  void noise(float deviation, PageRandom random) {
    boolean salted = random.of(0.1);
    for (int i = 0; i < light.length; i++) {
      light[i] += random.around(0, deviation);
      if (salted && random.of(0.004)) {
        light[i] = random.of(0.5) ? 0 : 1;
      }
    }
  }

  private void tone(float gamma, float contrast, float lift) {
    for (int i = 0; i < light.length; i++) {
      float bent = (float) Math.pow(Math.clamp(light[i], 0f, 1f), gamma);
      light[i] = lift + (1 - lift) * (1 - contrast + contrast * bent);
    }
  }

  private void sharpen(float amount) {
    float[] before = light.clone();
    blur(1);
    for (int i = 0; i < light.length; i++) {
      light[i] = before[i] + amount * (before[i] - light[i]);
    }
  }

  /** Thresholds the page half way between its darkest and its most frequent level. */
  private void binarize() {
    float[] sorted = light.clone();
    java.util.Arrays.sort(sorted);
    float split = 0.5f * (sorted[sorted.length / 200] + sorted[sorted.length / 2]);
    for (int i = 0; i < light.length; i++) {
      light[i] = light[i] < split ? 0 : 1;
    }
  }

  private void clamp() {
    for (int i = 0; i < light.length; i++) {
      light[i] = Math.clamp(light[i], 0f, 1f);
    }
  }

  /** Compresses the page as a JPEG of a quality of 0..1 and returns the decompressed levels. */
  float[] jpeg(float quality) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    byte[] bytes = ((java.awt.image.DataBufferByte) image.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < light.length; i++) {
      bytes[i] = (byte) Math.round(light[i] * 255);
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var out = new ByteArrayOutputStream()) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(quality);
      try (var stream = new javax.imageio.stream.MemoryCacheImageOutputStream(out)) {
        writer.setOutput(stream);
        writer.write(null, new IIOImage(image, null, null), settings);
      }
      BufferedImage back = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
      int[] samples = back.getRaster().getSamples(0, 0, width, height, 0, (int[]) null);
      for (int i = 0; i < light.length; i++) {
        light[i] = samples[i] / 255f;
      }
      return light;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
  }
}
