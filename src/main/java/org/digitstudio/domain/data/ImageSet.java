package org.digitstudio.domain.data;

import java.util.Arrays;
import java.util.List;
import org.digitstudio.domain.Checks;
import org.digitstudio.domain.digit.DigitImage;

/** A set of pictures in memory, kept as bytes in one piece. */
public final class ImageSet implements DigitDataset {
  private final String name;
  private final byte[] pixels;
  private final byte[] labels;

  private ImageSet(String name, byte[] pixels, byte[] labels) {
    if (pixels.length != Math.multiplyExact(labels.length, DigitImage.PIXELS)) {
      throw new IllegalArgumentException(
          "%d bytes of pictures but %d labels".formatted(pixels.length, labels.length));
    }
    this.name = name;
    this.pixels = pixels;
    this.labels = labels;
  }

  /**
   * @param labels one for each picture, 0..9
   */
  public ImageSet(String name, List<DigitImage> images, int[] labels) {
    this(name, pixels(images), bytes(labels));
  }

  /**
   * Takes the arrays over without copying them: 47 MB for MNIST.
   *
   * @param pixels 784 a picture, 0 black to 255 white
   * @param labels one for each picture, 0..9
   */
  public static ImageSet owning(String name, byte[] pixels, byte[] labels) {
    for (byte label : labels) {
      Checks.range("A label", label, 0, 9);
    }
    return new ImageSet(name, pixels, labels);
  }

  /**
   * Pictures that are no digits, for training; takes the array over without copying it.
   *
   * @param pixels 784 a picture, 0 black to 255 white
   */
  public static ImageSet nonDigits(String name, byte[] pixels) {
    byte[] labels = new byte[pixels.length / DigitImage.PIXELS];
    Arrays.fill(labels, (byte) NO_DIGIT);
    return new ImageSet(name, pixels, labels);
  }

  private static byte[] pixels(List<DigitImage> images) {
    byte[] all = new byte[Math.multiplyExact(images.size(), DigitImage.PIXELS)];
    int at = 0;
    for (DigitImage image : images) {
      System.arraycopy(image.toBytes(), 0, all, at, DigitImage.PIXELS);
      at += DigitImage.PIXELS;
    }
    return all;
  }

  private static byte[] bytes(int[] labels) {
    byte[] all = new byte[labels.length];
    for (int i = 0; i < all.length; i++) {
      Checks.range("A label", labels[i], 0, 9);
      all[i] = (byte) labels[i];
    }
    return all;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public int label(int index) {
    return labels[index];
  }

  @Override
  public void copyPixels(int index, byte[] target, int offset) {
    System.arraycopy(pixels, index * DigitImage.PIXELS, target, offset, DigitImage.PIXELS);
  }
}
