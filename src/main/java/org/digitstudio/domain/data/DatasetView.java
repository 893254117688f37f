package org.digitstudio.domain.data;

/** A set that shows another one's images, in their order; it overrides what it changes. */
interface DatasetView extends DigitDataset {
  /** Returns the set whose images are shown. */
  DigitDataset source();

  @Override
  default String name() {
    return source().name();
  }

  @Override
  default ClassNames classNames() {
    return source().classNames();
  }

  @Override
  default int size() {
    return source().size();
  }

  @Override
  default int label(int index) {
    return source().label(index);
  }

  @Override
  default int firstOccurrence(int index) {
    return source().firstOccurrence(index);
  }

  @Override
  default void copyPixels(int index, byte[] target, int offset) {
    source().copyPixels(index, target, offset);
  }
}
