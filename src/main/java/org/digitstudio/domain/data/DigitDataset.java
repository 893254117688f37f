package org.digitstudio.domain.data;

import java.util.stream.IntStream;
import org.digitstudio.domain.digit.DigitImage;

/** A set of labelled 28x28 images, stored as bytes: 784 per image, 0 black to 255 white. */
public interface DigitDataset {
  /**
   * The label of an image that is no digit. Only training data has such images: they teach a
   * network to be unsure.
   */
  int NO_DIGIT = -1;

  /** Returns a short name that the user knows it by, such as "MNIST test". */
  String name();

  /** Returns the names of the ten classes; the digits unless the set has names of its own. */
  default ClassNames classNames() {
    return ClassNames.DIGITS;
  }

  int size();

  /** Returns the label of an image, 0..9, or in training data {@link #NO_DIGIT}. */
  int label(int index);

  /** Returns all labels, in order. */
  default int[] labels() {
    return IntStream.range(0, size()).map(this::label).toArray();
  }

  /** Returns the number of images that are digits. */
  default int digitCount() {
    return (int) IntStream.range(0, size()).filter(i -> label(i) != NO_DIGIT).count();
  }

  /** Copies the image's 784 bytes into {@code target} from {@code offset}. */
  void copyPixels(int index, byte[] target, int offset);

  /**
   * Returns the index at which the same digit first occurs: {@code index} itself, except in sets
   * that repeat digits to make them more frequent in training.
   */
  default int firstOccurrence(int index) {
    return index;
  }

  default DigitImage image(int index) {
    byte[] bytes = new byte[DigitImage.PIXELS];
    copyPixels(index, bytes, 0);
    return DigitImage.ofBytes(bytes, 0);
  }

  /** Returns a view of the images at {@code indices}, in that order. */
  default DigitDataset subset(String name, int[] indices) {
    return new SubsetDataset(name, this, indices.clone());
  }

  /** Returns a view of the first {@code count} images, or of all if there are fewer. */
  default DigitDataset take(int count) {
    return count >= size() ? this : new PrefixDataset(this, count);
  }

  /** Returns a view with the rows and columns of each image exchanged. */
  default DigitDataset transposed() {
    return new TransposedDataset(this);
  }

  /** Returns a view whose classes have these names. */
  default DigitDataset withClassNames(ClassNames names) {
    return names.equals(classNames()) ? this : new RenamedClasses(this, names);
  }

  /** Returns a view with black and white exchanged. */
  default DigitDataset inverted() {
    return new InvertedDataset(this);
  }
}
