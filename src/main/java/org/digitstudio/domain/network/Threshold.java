package org.digitstudio.domain.network;

import java.util.Optional;

/**
 * The score below which a prediction is not sure.
 *
 * @param minScore at most 1; minus infinity calls every prediction sure
 * @param cost what that costs, where it was measured
 */
public record Threshold(float minScore, Optional<Cost> cost) {
  public static final Threshold NONE = new Threshold(Float.NEGATIVE_INFINITY, Optional.empty());

  /**
   * What a threshold costs on drawings by people and of letters that nothing was trained on; each
   * donor counts the same.
   *
   * @param digits how many digits were read
   * @param refused the part of them that is not sure, 0..1
   * @param wrong the part of them that is sure and wrong, 0..1
   * @param nonDigits how many letters and signs were read
   * @param nonDigitsRefused the part of them that is not sure, 0..1
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
