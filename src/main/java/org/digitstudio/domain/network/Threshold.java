package org.digitstudio.domain.network;

import java.util.Optional;

/**
 * The score below which a prediction is refused.
 *
 * @param minScore at most 1; minus infinity refuses none
 * @param cost of this threshold, where it has been measured
 */
public record Threshold(float minScore, Optional<Cost> cost) {
  public static final Threshold NONE = new Threshold(Float.NEGATIVE_INFINITY, Optional.empty());

  /**
   * The cost of a threshold, measured on digits and letters of donors that the models measured were
   * not trained on. All fractions are means over donors.
   *
   * @param digits number of digits
   * @param refused the fraction of digits that are refused, 0..1
   * @param wrong the fraction of digits that are read wrong and not refused, 0..1
   * @param nonDigits number of letters and signs
   * @param nonDigitsRefused the fraction of letters and signs that are refused, 0..1
   */
  public record Cost(
      int digits, double refused, double wrong, int nonDigits, double nonDigitsRefused) {
    public Cost {
      if (digits < 0 || nonDigits < 0) {
        throw new IllegalArgumentException("A count is 0 or more");
      }
      requireShare(refused);
      requireShare(wrong);
      requireShare(nonDigitsRefused);
    }

    private static void requireShare(double share) {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("A share lies in 0..1");
      }
    }
  }

  public Threshold {
    if (Float.isNaN(minScore)) {
      throw new IllegalArgumentException("A score is a number");
    }
  }
}
