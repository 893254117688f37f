package org.digitstudio.domain.data;

/** The first {@code size} images of another set. */
record PrefixDataset(DigitDataset whole, int size) implements DigitDataset {
  @Override
  public String name() {
    return whole.name();
  }

  @Override
  public ClassNames classNames() {
    return whole.classNames();
  }

  @Override
  public int label(int index) {
    return whole.label(index);
  }

  @Override
  public void copyPixels(int index, byte[] target, int offset) {
    whole.copyPixels(index, target, offset);
  }

  @Override
  public int firstOccurrence(int index) {
    return whole.firstOccurrence(index);
  }
}
