package org.digitstudio.domain.data;

/** Some images of another set, by index. */
record SubsetDataset(String name, DigitDataset whole, int[] indices) implements DigitDataset {
  @Override
  public ClassNames classNames() {
    return whole.classNames();
  }

  @Override
  public int size() {
    return indices.length;
  }

  @Override
  public int label(int index) {
    return whole.label(indices[index]);
  }

  @Override
  public void copyPixels(int index, byte[] target, int offset) {
    whole.copyPixels(indices[index], target, offset);
  }
}
