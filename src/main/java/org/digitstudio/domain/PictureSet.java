package org.digitstudio.domain;

import java.util.List;

/** A set made of pictures in memory. */
public final class PictureSet implements DigitDataset {
  private final String name;
  private final byte[][] pixels;
  private final int[] labels;

  /**
   * @param labels one for each picture, 0..9
   */
  public PictureSet(String name, List<DigitImage> images, int[] labels) {
    if (images.size() != labels.length) {
      throw new IllegalArgumentException(
          "%d pictures but %d labels".formatted(images.size(), labels.length));
    }
    for (int label : labels) {
      Checks.range("A label", label, 0, 9);
    }
    this.name = name;
    this.pixels = images.stream().map(DigitImage::toBytes).toArray(byte[][]::new);
    this.labels = labels.clone();
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
    System.arraycopy(pixels[index], 0, target, offset, DigitImage.PIXELS);
  }
}
