package org.digitstudio.insight;

import java.util.Optional;

/**
 * Conditions an image must satisfy, all of them. A mask has one bit for each allowed value; {@link
 * #ANY} allows all.
 *
 * @param sets mask over the table's datasets
 * @param labels mask over the labels
 * @param predictions mask over the predicted digits; unclassified images pass only {@link #ANY}
 * @param outcome whether the prediction is correct
 * @param confidence range of the confidence; any other than 0 to 1 excludes unclassified images
 * @param firstIndex the lowest index in the image's own dataset
 * @param lastIndex the highest index in the image's own dataset
 * @param chosen rows selected one by one, such as with the lasso on the map
 */
public record DigitFilter(
    int sets,
    int labels,
    int predictions,
    Outcome outcome,
    Confidence confidence,
    int firstIndex,
    int lastIndex,
    Optional<RowSet> chosen) {
  public static final int ANY = -1;
  public static final DigitFilter ALL =
      new DigitFilter(
          ANY, ANY, ANY, Outcome.ANY, Confidence.ANY, 0, Integer.MAX_VALUE, Optional.empty());

  /** Whether predictions are correct. */
  public enum Outcome {
    ANY,
    CORRECT,
    MISCLASSIFIED
  }

  /**
   * A range of the confidence.
   *
   * @param min in 0..1
   * @param max in 0..1
   */
  public record Confidence(float min, float max) {
    static final Confidence ANY = new Confidence(0f, 1f);
  }

  public DigitFilter withSets(int mask) {
    return new DigitFilter(
        mask, labels, predictions, outcome, confidence, firstIndex, lastIndex, chosen);
  }

  public DigitFilter withLabels(int mask) {
    return new DigitFilter(
        sets, mask, predictions, outcome, confidence, firstIndex, lastIndex, chosen);
  }

  public DigitFilter withPredictions(int mask) {
    return new DigitFilter(sets, labels, mask, outcome, confidence, firstIndex, lastIndex, chosen);
  }

  public DigitFilter withOutcome(Outcome newOutcome) {
    return new DigitFilter(
        sets, labels, predictions, newOutcome, confidence, firstIndex, lastIndex, chosen);
  }

  public DigitFilter withConfidence(float min, float max) {
    Confidence range = new Confidence(min, max);
    return new DigitFilter(
        sets, labels, predictions, outcome, range, firstIndex, lastIndex, chosen);
  }

  public DigitFilter withIndices(int first, int last) {
    return new DigitFilter(sets, labels, predictions, outcome, confidence, first, last, chosen);
  }

  public DigitFilter withChosen(Optional<RowSet> rows) {
    return new DigitFilter(
        sets, labels, predictions, outcome, confidence, firstIndex, lastIndex, rows);
  }

  /** Returns the mask with one value added or removed; removing the last one allows all again. */
  public static int toggled(int mask, int value) {
    int bit = 1 << value;
    if (mask == ANY) {
      return bit;
    }
    int next = mask ^ bit;
    return next == 0 ? ANY : next;
  }

  /** Returns whether a mask explicitly includes a value; {@link #ANY} includes none. */
  public static boolean includes(int mask, int value) {
    return mask != ANY && (mask & 1 << value) != 0;
  }
}
