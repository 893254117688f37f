package org.digitstudio.domain.data;

import java.util.Collections;
import java.util.List;

/**
 * One set after another under one name: MNIST with a hand's own digits, say.
 *
 * @param versions the second set once or more often, so that what is rare is learnt more often;
 *     they may differ in how their pictures were drawn but not in what was
 */
public record ConcatDataset(String name, DigitDataset take, List<DigitDataset> versions)
    implements DigitDataset {
  public ConcatDataset {
    versions = List.copyOf(versions);
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("A set is joined once or more often, not never.");
    }
    int size = versions.getFirst().size();
    if (versions.stream().anyMatch(version -> version.size() != size)) {
      throw new IllegalArgumentException("Versions of a set are of one size.");
    }
  }

  /**
   * @param copies how often {@code second} follows, 1 or more
   */
  public ConcatDataset(String name, DigitDataset first, DigitDataset second, int copies) {
    this(name, first, Collections.nCopies(copies, second));
  }

  @Override
  public int size() {
    return take.size() + versions.size() * versions.getFirst().size();
  }

  @Override
  public int firstOccurrence(int index) {
    return index < take.size()
        ? take.firstOccurrence(index)
        : take.size() + versions.getFirst().firstOccurrence(place(index));
  }

  @Override
  public int label(int index) {
    return index < take.size() ? take.label(index) : version(index).label(place(index));
  }

  @Override
  public void copyPixels(int index, byte[] target, int offset) {
    if (index < take.size()) {
      take.copyPixels(index, target, offset);
    } else {
      version(index).copyPixels(place(index), target, offset);
    }
  }

  private DigitDataset version(int index) {
    return versions.get((index - take.size()) / versions.getFirst().size());
  }

  private int place(int index) {
    return (index - take.size()) % versions.getFirst().size();
  }
}
