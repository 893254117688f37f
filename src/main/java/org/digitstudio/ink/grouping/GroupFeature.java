package org.digitstudio.ink.grouping;

import java.util.Arrays;
import org.digitstudio.domain.digit.Prediction;

/**
 * Features of a group: evidence for or against its strokes being one digit. Lengths are in line
 * heights. Besides these a group has one feature for the digit it is predicted as, and another for
 * that digit if it has several strokes.
 */
enum GroupFeature {
  /** 1 for each group; its weight is the prior on the number of digits. */
  GROUP,
  /** Negative logarithm of the prediction's score. */
  DOUBT,
  /** Negative logarithm of 1 minus the score, at most {@link #MAX_CERTAINTY}. */
  CERTAINTY,
  /** Width beyond 0.8. */
  WIDE,
  /** Width beyond 1.2. */
  VERY_WIDE,
  /** Height missing to 0.8. */
  LOW,
  /** Height missing to 0.5. */
  VERY_LOW,
  /** Total width of the empty columns between its strokes. */
  GAPS,
  /** Sum of the distances from each stroke to the nearest one before it. */
  DISTANCES,
  TWO_STROKES_OR_MORE,
  THREE_STROKES_OR_MORE,
  FOUR_STROKES_OR_MORE,
  /** {@link #DOUBT} if the group has several strokes. */
  DOUBT_OF_SEVERAL,
  /** 1 if the group is the whole drawing. */
  WHOLE_DRAWING;

  static final double MIN_SCORE = 1e-4;
  static final double MAX_CERTAINTY = 3;
  static final double MAX_GAPS = 3;
  static final double MAX_DISTANCES = 2;
  static final int COUNT = values().length + 2 * Prediction.CLASSES;

  /** Returns the index of the feature "predicted as this digit". */
  static int readAs(int digit) {
    return values().length + digit;
  }

  /** Returns the index of the feature "predicted as this digit, and several strokes". */
  static int severalReadAs(int digit) {
    return values().length + Prediction.CLASSES + digit;
  }

  /** Names of all {@link #COUNT} features, in the order of their indices. */
  static String[] names() {
    String[] names = new String[COUNT];
    Arrays.setAll(
        names,
        i -> {
          int extra = i - values().length;
          if (extra < 0) {
            return values()[i].name();
          }
          return extra < Prediction.CLASSES
              ? "READ_AS_" + extra
              : "SEVERAL_READ_AS_" + (extra - Prediction.CLASSES);
        });
    return names;
  }
}
