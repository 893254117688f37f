package org.digitstudio.domain;

/**
 * One set after another under one name: MNIST with a hand's own digits, say.
 *
 * @param copies how often {@code second} follows, 1 or more: what is rare is learnt more often so
 */
public record ConcatDataset(String name, DigitDataset first, DigitDataset second, int copies)
    implements DigitDataset {
  public ConcatDataset {
    if (copies < 1) {
      throw new IllegalArgumentException("A set is joined once or more often, not " + copies + ".");
    }
  }

  public ConcatDataset(String name, DigitDataset first, DigitDataset second) {
    this(name, first, second, 1);
  }

  @Override
  public int size() {
    return first.size() + copies * second.size();
  }

  @Override
  public int original(int index) {
    return index < first.size() ? index : first.size() + (index - first.size()) % second.size();
  }

  @Override
  public int label(int index) {
    int place = original(index);
    return place < first.size() ? first.label(place) : second.label(place - first.size());
  }

  @Override
  public void copyPixels(int index, byte[] target, int offset) {
    int place = original(index);
    if (place < first.size()) {
      first.copyPixels(place, target, offset);
    } else {
      second.copyPixels(place - first.size(), target, offset);
    }
  }
}
