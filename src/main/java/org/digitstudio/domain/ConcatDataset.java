package org.digitstudio.domain;

/** One set after another under one name: MNIST with a hand's own digits, say. */
public record ConcatDataset(String name, DigitDataset first, DigitDataset second)
    implements DigitDataset {
  @Override
  public int size() {
    return first.size() + second.size();
  }

  @Override
  public int label(int index) {
    return index < first.size() ? first.label(index) : second.label(index - first.size());
  }

  @Override
  public void copyPixels(int index, byte[] target, int offset) {
    if (index < first.size()) {
      first.copyPixels(index, target, offset);
    } else {
      second.copyPixels(index - first.size(), target, offset);
    }
  }
}
