package org.digitstudio.insight;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.digitstudio.domain.digit.Prediction;

/**
 * Finds label errors from out-of-sample predictions, by networks not trained on the image.
 *
 * <p>After Northcutt, Jiang and Chuang, "Confident Learning: Estimating Uncertainty in Dataset
 * Labels", Journal of Artificial Intelligence Research 70 (2021): a digit's threshold is the mean
 * probability it gets over the images labelled so; an image is flagged if a digit other than its
 * label is the most likely of those above their thresholds. Ranked by the normalized margin, the
 * label's probability minus the largest other one.
 */
public final class ConfidentLearning {
  private ConfidentLearning() {}

  /**
   * Ranks all images.
   *
   * @param probabilities n rows of ten, by networks not trained on that row's image
   * @param labels n digits
   * @return flagged images first, both parts by ascending margin
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

  /** Returns the mean probability of each digit over the images labelled so; 1 without any. */
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
   * An image whose label may be wrong.
   *
   * @param suggested the most likely digit other than the label
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
    /** Returns the normalized margin, -1 (certainly wrong) to 1 (certainly right). */
    public double margin() {
      return labelProbability - suggestedProbability;
    }
  }
}
