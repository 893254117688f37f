package org.digitstudio.domain.data;

import org.digitstudio.domain.digit.DigitImage;

/** A set with the rows and columns of each image exchanged; EMNIST's files have them so. */
public record TransposedDataset(DigitDataset source) implements DatasetView {
  @Override
  public void copyPixels(int index, byte[] target, int offset) {
    source.copyPixels(index, target, offset);
    for (int row = 1; row < DigitImage.SIDE; row++) {
      for (int column = 0; column < row; column++) {
        int lower = offset + row * DigitImage.SIDE + column;
        int upper = offset + column * DigitImage.SIDE + row;
        byte pixel = target[lower];
        target[lower] = target[upper];
        target[upper] = pixel;
      }
    }
  }
}
