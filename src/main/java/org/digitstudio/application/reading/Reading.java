package org.digitstudio.application.reading;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.ink.Box;
import org.digitstudio.ink.Preparation;

/**
 * What was read on a page or in a picture.
 *
 * @param digits from left to right; none on an empty page
 * @param nanos how long all of it took, in nanoseconds
 */
public record Reading(List<ReadDigit> digits, long nanos) {
  public static final Reading EMPTY = new Reading(List.of(), 0);

  /**
   * One digit of a reading.
   *
   * @param box where it is, in the drawing's or picture's own unit
   * @param image what the network got
   * @param steps makes the pictures of the way there, when they are asked for
   */
  public record ReadDigit(
      Box box, DigitImage image, Prediction prediction, Supplier<Preparation> steps) {
    public Preparation preparation() {
      return steps.get();
    }

    ReadDigit notSure() {
      return new ReadDigit(box, image, prediction.notSure(), steps);
    }
  }

  public Reading {
    digits = List.copyOf(digits);
  }

  /** The number read, such as "1904"; empty on an empty page. */
  public String number() {
    return digits.stream()
        .map(digit -> Integer.toString(digit.prediction.digit()))
        .collect(Collectors.joining());
  }

  public boolean isEmpty() {
    return digits.isEmpty();
  }

  /** Whether there is something to read and every digit of it should be believed. */
  public boolean sure() {
    return !digits.isEmpty() && digits.stream().allMatch(digit -> digit.prediction.sure());
  }

  /** The only digit where there is exactly one. */
  public Optional<ReadDigit> single() {
    return digits.size() == 1 ? Optional.of(digits.getFirst()) : Optional.empty();
  }
}
