package org.digitstudio.application.training;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.data.DigitDataset;

/**
 * A training set divided into training and validation images.
 *
 * @param validation may be empty
 */
public record ValidationSplit(DigitDataset training, DigitDataset validation) {
  /** Draws the split with other random numbers than the first weights. */
  private static final long SALT = 0x76616c6964617465L;

  /**
   * Divides a set.
   *
   * @param count how many images to hold out, drawn without replacement by the seed; the others
   *     keep their order, and no copy of a held-out image is left among them
   * @throws StudioException if more than half would be held out
   */
  public static ValidationSplit of(DigitDataset whole, int count, long seed) {
    int size = whole.size();
    if (count == 0) {
      return new ValidationSplit(whole, whole.subset("none", new int[0]));
    }
    if (count > size / 2) {
      throw new StudioException("application.validation.too-many", count, size);
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
    int[] heldOut = Arrays.copyOf(order, count);
    BitSet isHeldOut = new BitSet(size);
    Arrays.stream(heldOut).forEach(isHeldOut::set);
    int[] rest =
        IntStream.range(0, size).filter(i -> !isHeldOut.get(whole.firstOccurrence(i))).toArray();
    Arrays.sort(heldOut);
    return new ValidationSplit(
        whole.subset(whole.name(), rest), whole.subset("Validation", heldOut));
  }
}
