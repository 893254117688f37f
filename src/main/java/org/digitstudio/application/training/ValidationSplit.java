package org.digitstudio.application.training;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.digitstudio.domain.data.DigitDataset;

/**
 * Sets pictures aside from the training set.
 *
 * @param validation may be empty
 */
public record ValidationSplit(DigitDataset training, DigitDataset validation) {
  /** So that the split is not drawn with the very numbers that the first weights are. */
  private static final long SALT = 0x76616c6964617465L;

  /**
   * @param count how many to set aside, drawn without replacement by the seed; the rest keep their
   *     order; no picture set aside is left in the rest as a copy
   * @throws IllegalArgumentException with one sentence for the user if too few would be left
   */
  public static ValidationSplit of(DigitDataset whole, int count, long seed) {
    int size = whole.size();
    if (count == 0) {
      return new ValidationSplit(whole, whole.subset("none", new int[0]));
    }
    if (count > size / 2) {
      throw new IllegalArgumentException(
          "%,d pictures cannot be set aside of %,d; take at most half.".formatted(count, size));
    }
    int[] order =
        IntStream.range(0, size)
            .filter(i -> whole.firstOccurrence(i) == i && whole.label(i) != DigitDataset.NO_DIGIT)
            .toArray();
    SplittableRandom random = new SplittableRandom(seed ^ SALT);
    for (int i = 0; i < count; i++) {
      int other = random.nextInt(i, order.length);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    int[] aside = Arrays.copyOf(order, count);
    BitSet unseen = new BitSet(size);
    Arrays.stream(aside).forEach(unseen::set);
    int[] rest =
        IntStream.range(0, size).filter(i -> !unseen.get(whole.firstOccurrence(i))).toArray();
    Arrays.sort(aside);
    return new ValidationSplit(whole.subset(whole.name(), rest), whole.subset("Validation", aside));
  }
}
