package org.digitstudio.mnist;

import org.digitstudio.domain.DigitDataset;
import org.digitstudio.domain.DigitImage;

/** A set kept as the bytes of its IDX files' bodies. */
final class IdxDataset implements DigitDataset {
  private final String name;
  private final byte[] pixels;
  private final byte[] labels;

  IdxDataset(String name, byte[] pixels, byte[] labels) {
    this.name = name;
    this.pixels = pixels;
    this.labels = labels;
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
