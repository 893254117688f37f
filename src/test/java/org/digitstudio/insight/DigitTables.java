package org.digitstudio.insight;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;

/** Small tables with made-up images, labels and predictions. */
public final class DigitTables {
  private DigitTables() {}

  /** A dataset whose image {@code i} has the grey level {@code i} everywhere. */
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

  /** Returns predictions with the given confidences and the remainder spread evenly. */
  public static BatchResult predictions(int[] digits, double... confidences) {
    float[] probabilities = new float[10 * digits.length];
    for (int i = 0; i < digits.length; i++) {
      Arrays.fill(probabilities, 10 * i, 10 * i + 10, (float) ((1 - confidences[i]) / 9));
      probabilities[10 * i + digits[i]] = (float) confidences[i];
    }
    boolean[] sure = new boolean[digits.length];
    Arrays.fill(sure, true);
    return new BatchResult(probabilities, new float[0], 0, sure);
  }

  /** Rows 0 to 5 are dataset "one", classified; rows 6 to 8 are "two", unclassified. */
  static DigitTable table() {
    return new DigitTable(
        List.of(new Plain("one", 4, 4, 4, 9, 9, 0), new Plain("two", 4, 9, 1)),
        List.of(
            Optional.of(predictions(new int[] {4, 9, 9, 9, 4, 0}, .9, .8, .6, .99, .5, .7)),
            Optional.empty()));
  }

  static int[] rows(DigitTable table) {
    return IntStream.range(0, table.size()).toArray();
  }
}
