package org.digitstudio.lab;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.reading.Reading;
import org.digitstudio.application.reading.Reading.ReadDigit;
import org.digitstudio.application.reading.RecognitionService;
import org.digitstudio.application.training.LookAlikes;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.ink.LabelledInk;
import org.digitstudio.ink.Plausibility;
import org.digitstudio.ink.PreparationOptions;
import org.digitstudio.insight.CalibrationError;

/**
 * Measures a model on one donor's drawings, read as in the window: strokes are grouped, so that a
 * digit may be split into several.
 */
public final class DonorEvaluation {
  /** The fraction of digits refused at which {@link Letters#refusedAtFixedCost} is measured. */
  public static final double FIXED_COST = 0.02;

  private final DigitClassifier classifier;
  private final BackgroundTask job;
  private final RecognitionService service;

  /** Creates an evaluation of a model, which the job can cancel. */
  public DonorEvaluation(
      DigitClassifier classifier, RecognitionService service, BackgroundTask job) {
    this.classifier = classifier;
    this.service = service;
    this.job = job;
  }

  /** The results on one donor's drawings. */
  public record Row(Digits digits, Letters letters) {}

  /**
   * The digits of a row.
   *
   * @param count number of digits
   * @param correct number of correct predictions
   * @param split number of digits split into several
   * @param notSure number of rejected digits
   * @param sureWrong number of wrong predictions that are not rejected
   * @param calibrationError expected calibration error, 0..1
   */
  public record Digits(
      int count, int correct, int split, int notSure, int sureWrong, double calibrationError) {}

  /**
   * The letters and signs of a row; {@link LookAlikes} are counted apart.
   *
   * @param count number of letters and signs without look-alikes
   * @param refused how many of them are refused
   * @param lookAlikes number of look-alikes
   * @param lookAlikesRefused how many of them are refused
   * @param auroc area under the ROC curve of the scores of digits against those of letters and
   *     signs without look-alikes; empty without any
   * @param refusedAtFixedCost the fraction of letters and signs without look-alikes that are
   *     refused where {@link #FIXED_COST} of the digits are; empty without any
   */
  public record Letters(
      int count,
      int refused,
      int lookAlikes,
      int lookAlikesRefused,
      OptionalDouble auroc,
      OptionalDouble refusedAtFixedCost) {}

  /**
   * Reads a donor's drawings.
   *
   * @param digits with labels
   * @param letters with texts; may be empty
   */
  public Row evaluate(List<LabelledInk> digits, List<LabelledInk> letters) {
    int correct = 0;
    int split = 0;
    int notSure = 0;
    int sureWrong = 0;
    float[] confidences = new float[digits.size()];
    boolean[] right = new boolean[digits.size()];
    float[] scores = new float[digits.size()];
    for (int i = 0; i < digits.size(); i++) {
      Reading reading = read(digits.get(i));
      String label = Integer.toString(digits.get(i).label().orElseThrow());
      right[i] = reading.number().equals(label);
      confidences[i] = confidence(reading);
      scores[i] = score(reading);
      correct += right[i] ? 1 : 0;
      split += reading.digits().size() > 1 ? 1 : 0;
      notSure += reading.sure() ? 0 : 1;
      sureWrong += reading.sure() && !right[i] ? 1 : 0;
    }
    Digits row =
        new Digits(
            digits.size(),
            correct,
            split,
            notSure,
            sureWrong,
            CalibrationError.of(confidences, right).error());
    return new Row(row, letters(letters, scores));
  }

  private Letters letters(List<LabelledInk> letters, float[] digitScores) {
    List<LabelledInk> alike = letters.stream().filter(DonorEvaluation::looksAlike).toList();
    List<LabelledInk> others = letters.stream().filter(line -> !looksAlike(line)).toList();
    int alikeRefused = (int) alike.stream().filter(line -> !read(line).sure()).count();
    float[] scores = new float[others.size()];
    int refused = 0;
    for (int i = 0; i < scores.length; i++) {
      Reading reading = read(others.get(i));
      scores[i] = score(reading);
      refused += reading.sure() ? 0 : 1;
    }
    boolean both = scores.length > 0 && digitScores.length > 0;
    return new Letters(
        others.size(),
        refused,
        alike.size(),
        alikeRefused,
        both ? OptionalDouble.of(auroc(digitScores, scores)) : OptionalDouble.empty(),
        both ? OptionalDouble.of(refusedAt(digitScores, scores)) : OptionalDouble.empty());
  }

  private static boolean looksAlike(LabelledInk line) {
    return line.text().filter(LookAlikes::contains).isPresent();
  }

  private Reading read(LabelledInk line) {
    job.checkCancelled();
    return service.read(line.ink(), classifier, PreparationOptions.ALL);
  }

  /** The product of the digits' confidences: the model's confidence in the whole number. */
  private static float confidence(Reading reading) {
    float product = reading.isEmpty() ? 0 : 1;
    for (ReadDigit digit : reading.digits()) {
      product *= digit.prediction().confidence();
    }
    return product;
  }

  /** The lowest score of a reading's digits; 0 where one of them could be no digit by its form. */
  private static float score(Reading reading) {
    float lowest = reading.isEmpty() ? 0 : 1;
    for (ReadDigit digit : reading.digits()) {
      float score = Plausibility.couldBeDigit(digit.image()) ? digit.prediction().score() : 0;
      lowest = Math.min(lowest, score);
    }
    return lowest;
  }

  /**
   * The probability that a positive scores higher than a negative, ties counting half: the area
   * under the ROC curve.
   */
  static double auroc(float[] positives, float[] negatives) {
    float[] sorted = negatives.clone();
    Arrays.sort(sorted);
    double sum = 0;
    for (float positive : positives) {
      sum += (below(sorted, positive) + below(sorted, Math.nextUp(positive))) / 2.0;
    }
    return sum / positives.length / negatives.length;
  }

  /** The fraction of negatives below the score that {@link #FIXED_COST} of positives lie below. */
  static double refusedAt(float[] positives, float[] negatives) {
    float[] ordered = positives.clone();
    Arrays.sort(ordered);
    float threshold = ordered[(int) (FIXED_COST * ordered.length)];
    float[] sorted = negatives.clone();
    Arrays.sort(sorted);
    return (double) below(sorted, threshold) / sorted.length;
  }

  /** Returns the number of sorted values that are less than a value. */
  private static int below(float[] sorted, float value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
