package org.digitstudio.domain.data;

import java.util.Collections;
import java.util.List;

/**
 * A set followed by one or more versions of another under one name, such as MNIST and the user's
 * own digits. Several versions make rare images more frequent in training.
 *
 * @param versions all of one size, of the same digits; they may differ in how the digits are drawn
 */
public record ConcatDataset(String name, DigitDataset first, List<DigitDataset> versions)
    implements DigitDataset {
  public ConcatDataset {
    versions = List.copyOf(versions);
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("There must be at least one version");
    }
    int size = versions.getFirst().size();
    if (versions.stream().anyMatch(version -> version.size() != size)) {
      throw new IllegalArgumentException("All versions must have the same size");
    }
  }

  /**
   * Joins a set and several copies of another.
   *
   * @param copies how many times {@code second} follows, 1 or more
   */
  public ConcatDataset(String name, DigitDataset first, DigitDataset second, int copies) {
    this(name, first, Collections.nCopies(copies, second));
  }

  @Override
  public ClassNames classNames() {
    return first.classNames();
  }

  @Override
  public int size() {
    return first.size() + versions.size() * versions.getFirst().size();
  }

  @Override
  public int firstOccurrence(int index) {
    return index < first.size()
        ? first.firstOccurrence(index)
        : first.size() + versions.getFirst().firstOccurrence(indexInVersion(index));
  }

  @Override
  public int label(int index) {
    return index < first.size() ? first.label(index) : version(index).label(indexInVersion(index));
  }

  @Override
  public void copyPixels(int index, byte[] target, int offset) {
    if (index < first.size()) {
      first.copyPixels(index, target, offset);
    } else {
      version(index).copyPixels(indexInVersion(index), target, offset);
    }
  }

  private DigitDataset version(int index) {
    return versions.get((index - first.size()) / versions.getFirst().size());
  }

  private int indexInVersion(int index) {
    return (index - first.size()) % versions.getFirst().size();
  }
}
