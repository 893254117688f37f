package org.digitstudio.domain.data;

import org.digitstudio.domain.digit.DigitImage;

/** A set with rows and columns exchanged: EMNIST keeps its pictures that way. */
public record TransposedDataset(DigitDataset source) implements DigitDataset {
  @Override
  public String name() {
    return source.name();
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
  public void copyPixels(int index, byte[] target, int offset) {
    source.copyPixels(index, target, offset);
    for (int row = 1; row < DigitImage.SIDE; row++) {
      for (int column = 0; column < row; column++) {
        int here = offset + row * DigitImage.SIDE + column;
        int there = offset + column * DigitImage.SIDE + row;
        byte kept = target[here];
        target[here] = target[there];
        target[there] = kept;
      }
    }
  }
}
