package org.digitstudio.insight;

import java.util.Optional;

/**
 * Which pictures to show; all conditions hold together. A mask has a bit for each allowed value;
 * {@link #ANY} allows all.
 *
 * @param sets mask over the table's sets
 * @param truths mask over the true digits
 * @param answers mask over the digits the model says; pictures not read yet pass only {@link #ANY}
 * @param verdict whether the model was right
 * @param leastConfidence in 0..1; above 0 leaves out what is not read yet
 * @param mostConfidence in 0..1; below 1 leaves out what is not read yet
 * @param firstIndex the least index in its own set
 * @param lastIndex the greatest index in its own set
 * @param chosen rows picked by hand, such as with the lasso on the map
 */
public record DigitFilter(
    int sets,
    int truths,
    int answers,
    Verdict verdict,
    float leastConfidence,
    float mostConfidence,
    int firstIndex,
    int lastIndex,
    Optional<RowSet> chosen) {
  public static final int ANY = -1;
  public static final DigitFilter ALL =
      new DigitFilter(ANY, ANY, ANY, Verdict.ANY, 0f, 1f, 0, Integer.MAX_VALUE, Optional.empty());

  /** Whether the model was right. */
  public enum Verdict {
    ANY,
    RIGHT,
    WRONG
  }

  public DigitFilter withSets(int mask) {
    return new DigitFilter(
        mask,
        truths,
        answers,
        verdict,
        leastConfidence,
        mostConfidence,
        firstIndex,
        lastIndex,
        chosen);
  }

  public DigitFilter withTruths(int mask) {
    return new DigitFilter(
        sets,
        mask,
        answers,
        verdict,
        leastConfidence,
        mostConfidence,
        firstIndex,
        lastIndex,
        chosen);
  }

  public DigitFilter withAnswers(int mask) {
    return new DigitFilter(
        sets,
        truths,
        mask,
        verdict,
        leastConfidence,
        mostConfidence,
        firstIndex,
        lastIndex,
        chosen);
  }

  public DigitFilter withVerdict(Verdict newVerdict) {
    return new DigitFilter(
        sets,
        truths,
        answers,
        newVerdict,
        leastConfidence,
        mostConfidence,
        firstIndex,
        lastIndex,
        chosen);
  }

  public DigitFilter withConfidence(float least, float most) {
    return new DigitFilter(
        sets, truths, answers, verdict, least, most, firstIndex, lastIndex, chosen);
  }

  public DigitFilter withIndices(int first, int last) {
    return new DigitFilter(
        sets, truths, answers, verdict, leastConfidence, mostConfidence, first, last, chosen);
  }

  public DigitFilter withChosen(Optional<RowSet> rows) {
    return new DigitFilter(
        sets,
        truths,
        answers,
        verdict,
        leastConfidence,
        mostConfidence,
        firstIndex,
        lastIndex,
        rows);
  }

  /** A mask with one value more or less; the last one taken away allows all again. */
  public static int toggled(int mask, int value) {
    int bit = 1 << value;
    if (mask == ANY) {
      return bit;
    }
    int next = mask ^ bit;
    return next == 0 ? ANY : next;
  }

  /** Whether a mask names this value; {@link #ANY} names none. */
  public static boolean names(int mask, int value) {
    return mask != ANY && (mask & 1 << value) != 0;
  }
}
