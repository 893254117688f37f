package org.digitstudio.domain.data;

import org.digitstudio.domain.digit.DigitImage;

/** A set with the rows and columns of each image exchanged; EMNIST's files have them so. */
public record TransposedDataset(DigitDataset source) implements DigitDataset {
  @Override
  public String name() {
    return source.name();
  }

  @Override
  public ClassNames classNames() {
    return source.classNames();
  }

  @Override
  public int size() {
    return source.size();
  }

  @Override
  public int label(int index) {
    return source.label(index);
  }

  @Override
  public int firstOccurrence(int index) {
    return source.firstOccurrence(index);
  }

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
