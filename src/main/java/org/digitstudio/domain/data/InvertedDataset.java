package org.digitstudio.domain.data;

import org.digitstudio.domain.digit.DigitImage;

/** A set with black and white exchanged, for images of dark ink on a light ground. */
public record InvertedDataset(DigitDataset source) implements DatasetView {
  @Override
  public void copyPixels(int index, byte[] target, int offset) {
    source.copyPixels(index, target, offset);
    for (int i = offset; i < offset + DigitImage.PIXELS; i++) {
      target[i] = (byte) ~target[i];
    }
  }
}
