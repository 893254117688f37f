package org.digitstudio.domain.data;

import java.util.stream.IntStream;
import org.digitstudio.domain.digit.DigitImage;

/** A set of labelled 28x28 pictures, kept as bytes: 784 a picture, 0 black to 255 white. */
public interface DigitDataset {
  /**
   * The label of a picture that is no digit: only in training data, which teaches a network to be
   * as unsure of it as it can.
   */
  int NO_DIGIT = -1;

  /** A short name a user knows it by, such as "MNIST test". */
  String name();

  int size();

  /** The digit a picture is labelled with, 0..9, or in training data {@link #NO_DIGIT}. */
  int label(int index);

  /** All labels, in order. */
  default int[] labels() {
    return IntStream.range(0, size()).map(this::label).toArray();
  }

  /** How many of the pictures are digits. */
  default int digitCount() {
    return (int) IntStream.range(0, size()).filter(i -> label(i) != NO_DIGIT).count();
  }

  /** Copies the picture's 784 bytes into {@code target} from {@code offset}. */
  void copyPixels(int index, byte[] target, int offset);

  /**
   * Where the same picture first stands in this set: its own place, but for sets that hold some
   * pictures several times so that training sees them more often.
   */
  default int firstOccurrence(int index) {
    return index;
  }

  default DigitImage image(int index) {
    byte[] bytes = new byte[DigitImage.PIXELS];
    copyPixels(index, bytes, 0);
    return DigitImage.ofBytes(bytes, 0);
  }

  /** The part of this set that {@code indices} names, in that order, without copying pictures. */
  default DigitDataset subset(String name, int[] indices) {
    return new SubsetDataset(name, this, indices.clone());
  }

  /** The first {@code count} pictures, or all of them if there are fewer. */
  default DigitDataset take(int count) {
    if (count >= size()) {
      return this;
    }
    return new PrefixDataset(this, count);
  }

  /** The set with each picture's rows as columns: EMNIST's files keep their digits so. */
  default DigitDataset transposed() {
    return new TransposedDataset(this);
  }
}
