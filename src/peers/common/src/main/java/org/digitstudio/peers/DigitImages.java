package org.digitstudio.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Images of MNIST from uncompressed IDX files.
 *
 * @param pixels 784 values in 0..1 for each image
 * @param labels 0..9
 */
record DigitImages(float[] pixels, int[] labels) {
  static final int PIXELS = 784;

  private static final int IMAGES_HEADER = 16;
  private static final int LABELS_HEADER = 8;

  /**
   * Reads a part of MNIST.
   *
   * @param part {@code train} or {@code t10k}
   * @param limit reads only the first images; 0 reads all
   */
  static DigitImages read(Path folder, String part, int limit) throws IOException {
    byte[] images = Files.readAllBytes(folder.resolve(part + "-images-idx3-ubyte"));
    byte[] digits = Files.readAllBytes(folder.resolve(part + "-labels-idx1-ubyte"));
    int all = digits.length - LABELS_HEADER;
    int count = limit == 0 ? all : Math.min(limit, all);
    float[] pixels = new float[count * PIXELS];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (images[IMAGES_HEADER + i] & 0xFF) / 255f;
    }
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = digits[LABELS_HEADER + i];
    }
    return new DigitImages(pixels, labels);
  }

  int count() {
    return labels.length;
  }

  float[] pixels(int from, int count) {
    return Arrays.copyOfRange(pixels, from * PIXELS, (from + count) * PIXELS);
  }

  int[] labels(int from, int count) {
    return Arrays.copyOfRange(labels, from, from + count);
  }
}
