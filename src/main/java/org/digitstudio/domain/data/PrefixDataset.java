package org.digitstudio.domain.data;

/** The beginning of another set: the first {@code size} of its pictures, copies as they are. */
record PrefixDataset(DigitDataset whole, int size) implements DigitDataset {
  @Override
  public String name() {
    return whole.name();
  }

  @Override
  public int label(int index) {
    return whole.label(index);
  }

  @Override
  public void copyPixels(int index, byte[] target, int offset) {
    whole.copyPixels(index, target, offset);
  }

  /** What comes first in the whole comes first in its beginning. */
  @Override
  public int firstOccurrence(int index) {
    return whole.firstOccurrence(index);
  }
}
