package org.digitstudio.domain.data;

import java.util.Arrays;
import java.util.List;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;

/** A set of images in memory, stored as bytes in one array. */
public final class ImageSet implements DigitDataset {
  private final String name;
  private final ClassNames classNames;
  private final byte[] pixels;
  private final byte[] labels;

  private ImageSet(String name, ClassNames classNames, byte[] pixels, byte[] labels) {
    if (pixels.length != Math.multiplyExact(labels.length, DigitImage.PIXELS)) {
      throw new IllegalArgumentException(
          "%d bytes of pixels for %d labels".formatted(pixels.length, labels.length));
    }
    this.name = name;
    this.classNames = classNames;
    this.pixels = pixels;
    this.labels = labels;
  }

  /**
   * Copies images into a set.
   *
   * @param labels one per image, 0..9
   */
  public ImageSet(String name, List<DigitImage> images, int[] labels) {
    this(name, ClassNames.DIGITS, pixels(images), bytes(labels));
  }

  /**
   * Makes a set of arrays without copying them: MNIST has 47 MB.
   *
   * @param pixels 784 per image, 0 black to 255 white
   * @param labels one per image, 0..9
   */
  public static ImageSet owning(String name, byte[] pixels, byte[] labels) {
    for (byte label : labels) {
      checkLabel(label);
    }
    return new ImageSet(name, ClassNames.DIGITS, pixels, labels);
  }

  /** Returns the same set with names of its classes; the images are shared. */
  @Override
  public ImageSet withClassNames(ClassNames newClassNames) {
    return new ImageSet(name, newClassNames, pixels, labels);
  }

  /** Returns the same set under another name; the images are shared. */
  public ImageSet withName(String newName) {
    return new ImageSet(newName, classNames, pixels, labels);
  }

  /**
   * Returns images that are no digits, for training; takes the array over without copying it.
   *
   * @param pixels 784 per image, 0 black to 255 white
   */
  public static ImageSet nonDigits(String name, byte[] pixels) {
    byte[] labels = new byte[pixels.length / DigitImage.PIXELS];
    Arrays.fill(labels, (byte) NO_DIGIT);
    return new ImageSet(name, ClassNames.DIGITS, pixels, labels);
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
      checkLabel(labels[i]);
      all[i] = (byte) labels[i];
    }
    return all;
  }

  private static void checkLabel(int label) {
    if (label < 0 || label >= Prediction.CLASSES) {
      throw new IllegalArgumentException("No label: " + label);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ClassNames classNames() {
    return classNames;
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
