package org.digitstudio.exchange.data;

import java.io.IOException;
import java.util.Arrays;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.data.ImageSet;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;

/** Collects images and labels, whose number is not known before the end. */
final class SetBuilder {
  /** As many as the largest published set of this kind has, and some more. */
  static final int MAX_IMAGES = 1_000_000;

  private byte[] pixels = new byte[64 * DigitImage.PIXELS];
  private byte[] labels = new byte[64];
  private int count;

  int count() {
    return count;
  }

  /**
   * @param image 784 bytes, row by row, from {@code from}
   * @param label 0..9
   */
  void add(byte[] image, int from, int label) throws IOException {
    if (count == MAX_IMAGES) {
      throw new StudioIOException("exchange.data.too-many", MAX_IMAGES);
    }
    if (count == labels.length) {
      int larger = Math.min(MAX_IMAGES, count * 2);
      pixels = Arrays.copyOf(pixels, Math.multiplyExact(larger, DigitImage.PIXELS));
      labels = Arrays.copyOf(labels, larger);
    }
    System.arraycopy(image, from, pixels, count * DigitImage.PIXELS, DigitImage.PIXELS);
    labels[count] = (byte) label;
    count++;
  }

  ImageSet build(String name) throws IOException {
    if (count == 0) {
      throw new StudioIOException("exchange.data.empty");
    }
    return ImageSet.owning(
        name, Arrays.copyOf(pixels, count * DigitImage.PIXELS), Arrays.copyOf(labels, count));
  }

  /** Checks a label that a file holds. */
  static int label(double value, long row) throws IOException {
    if (!(value >= 0 && value < Prediction.CLASSES) || value != Math.rint(value)) {
      throw new StudioIOException("exchange.data.label", row, Double.toString(value));
    }
    return (int) value;
  }
}
