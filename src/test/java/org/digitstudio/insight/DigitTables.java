package org.digitstudio.insight;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;

/** Small tables whose pictures, labels and answers are made up. */
public final class DigitTables {
  private DigitTables() {}

  /** A set whose picture {@code i} is all of the grey level {@code i}. */
  public record Plain(String name, int... labels) implements DigitDataset {
    @Override
    public int size() {
      return labels.length;
    }

    @Override
    public int label(int index) {
      return labels[index];
    }

    @Override
    public void copyPixels(int index, byte[] target, int offset) {
      Arrays.fill(target, offset, offset + DigitImage.PIXELS, (byte) index);
    }
  }

  /** A reading that says each digit with its confidence and spreads the rest evenly. */
  public static BatchResult reading(int[] answers, double... confidences) {
    float[] probabilities = new float[10 * answers.length];
    for (int i = 0; i < answers.length; i++) {
      Arrays.fill(probabilities, 10 * i, 10 * i + 10, (float) ((1 - confidences[i]) / 9));
      probabilities[10 * i + answers[i]] = (float) confidences[i];
    }
    boolean[] sure = new boolean[answers.length];
    Arrays.fill(sure, true);
    return new BatchResult(probabilities, new float[0], 0, sure);
  }

  /** Two sets, read: rows 0 to 5 of "one", then rows 6 to 8 of "two", which is not read yet. */
  static DigitTable table() {
    return new DigitTable(
        List.of(new Plain("one", 4, 4, 4, 9, 9, 0), new Plain("two", 4, 9, 1)),
        List.of(
            Optional.of(reading(new int[] {4, 9, 9, 9, 4, 0}, .9, .8, .6, .99, .5, .7)),
            Optional.empty()));
  }

  static int[] rows(DigitTable table) {
    return IntStream.range(0, table.size()).toArray();
  }
}
