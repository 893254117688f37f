package org.digitstudio.insight;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.digitstudio.domain.digit.Prediction;

/**
 * Finds labels worth doubting from what networks say that have not seen the picture in training.
 *
 * <p>After Northcutt, Jiang and Chuang, "Confident Learning: Estimating Uncertainty in Dataset
 * Labels", Journal of Artificial Intelligence Research 70 (2021): a digit's threshold is the mean
 * probability it gets over the pictures labelled so; a picture is flagged where another digit than
 * its label passes its threshold and is the likeliest of those that do. Ranked by the normalised
 * margin, the label's probability minus the largest other one.
 */
public final class ConfidentLearning {
  private ConfidentLearning() {}

  /**
   * @param probabilities n rows of ten, by networks that never saw that row's picture
   * @param labels n digits
   * @return the flagged pictures first, each part by its margin, the most doubtful first
   */
  public static List<Suspect> rank(float[] probabilities, int[] labels) {
    double[] thresholds = thresholds(probabilities, labels);
    return IntStream.range(0, labels.length)
        .mapToObj(i -> suspect(probabilities, i, labels[i], thresholds))
        .sorted(
            Comparator.comparing(Suspect::flagged, Comparator.reverseOrder())
                .thenComparingDouble(Suspect::margin)
                .thenComparingInt(Suspect::index))
        .toList();
  }

  /** The mean probability of each digit over the pictures labelled so; 1 where there are none. */
  static double[] thresholds(float[] probabilities, int[] labels) {
    double[] sums = new double[Prediction.CLASSES];
    int[] counts = new int[Prediction.CLASSES];
    for (int i = 0; i < labels.length; i++) {
      sums[labels[i]] += probabilities[i * Prediction.CLASSES + labels[i]];
      counts[labels[i]]++;
    }
    double[] thresholds = new double[Prediction.CLASSES];
    Arrays.setAll(thresholds, digit -> counts[digit] == 0 ? 1 : sums[digit] / counts[digit]);
    return thresholds;
  }

  private static Suspect suspect(float[] all, int index, int label, double[] thresholds) {
    int from = index * Prediction.CLASSES;
    int other = label == 0 ? 1 : 0;
    int confident = -1;
    for (int digit = 0; digit < Prediction.CLASSES; digit++) {
      float probability = all[from + digit];
      if (digit != label && probability > all[from + other]) {
        other = digit;
      }
      if (probability >= thresholds[digit]
          && (confident < 0 || probability > all[from + confident])) {
        confident = digit;
      }
    }
    boolean flagged = confident >= 0 && confident != label;
    return new Suspect(index, label, other, all[from + label], all[from + other], flagged);
  }

  /**
   * One picture whose label may be wrong.
   *
   * @param suggested the likeliest digit other than the label
   * @param labelProbability 0..1
   * @param suggestedProbability 0..1
   * @param flagged whether confident learning counts it as a label error
   */
  public record Suspect(
      int index,
      int label,
      int suggested,
      float labelProbability,
      float suggestedProbability,
      boolean flagged) {
    /** The normalised margin, -1 (surely wrong) to 1 (surely right). */
    public double margin() {
      return labelProbability - suggestedProbability;
    }
  }
}
