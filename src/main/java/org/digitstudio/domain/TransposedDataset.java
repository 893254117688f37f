package org.digitstudio.domain;

/** Another set with the rows of each picture as its columns. */
record TransposedDataset(DigitDataset whole) implements DigitDataset {
  @Override
  public String name() {
    return whole.name();
  }

  @Override
  public int size() {
    return whole.size();
  }

  @Override
  public int label(int index) {
    return whole.label(index);
  }

  @Override
  public void copyPixels(int index, byte[] target, int offset) {
    byte[] pixels = new byte[DigitImage.PIXELS];
    whole.copyPixels(index, pixels, 0);
    for (int row = 0; row < DigitImage.SIDE; row++) {
      for (int column = 0; column < DigitImage.SIDE; column++) {
        target[offset + row * DigitImage.SIDE + column] = pixels[column * DigitImage.SIDE + row];
      }
    }
  }
}
