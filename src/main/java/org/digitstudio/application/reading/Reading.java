package org.digitstudio.application.reading;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.ink.Box;
import org.digitstudio.ink.Preparation;

/**
 * The result of reading a page or picture.
 *
 * @param digits line by line, from left to right; none on an empty page
 * @param classNames the model's names of its classes: the digits, or names such as "Sneaker"
 * @param nanos total time in nanoseconds
 */
public record Reading(List<ReadDigit> digits, ClassNames classNames, long nanos) {
  public static final Reading EMPTY = new Reading(List.of(), 0);

  /** Creates a reading of digits. */
  public Reading(List<ReadDigit> digits, long nanos) {
    this(digits, ClassNames.DIGITS, nanos);
  }

  /**
   * One digit of a reading.
   *
   * @param box its box in the unit of the drawing or picture
   * @param image the network's input
   * @param steps computes the steps of its preparation on demand
   * @param line index of its line, from 0 at the top
   */
  public record ReadDigit(
      Box box, DigitImage image, Prediction prediction, Supplier<Preparation> steps, int line) {
    /** Creates a digit of the first line. */
    public ReadDigit(
        Box box, DigitImage image, Prediction prediction, Supplier<Preparation> steps) {
      this(box, image, prediction, steps, 0);
    }

    public Preparation preparation() {
      return steps.get();
    }

    ReadDigit notSure() {
      return new ReadDigit(box, image, prediction.notSure(), steps, line);
    }

    /** Returns this digit with a prediction that is not sure, although it looks like a digit. */
    ReadDigit doubted() {
      Prediction doubted =
          new Prediction(prediction.probabilities(), prediction.score(), false, prediction.nanos());
      return new ReadDigit(box, image, doubted, steps, line);
    }
  }

  public Reading {
    digits = List.copyOf(digits);
  }

  /**
   * Returns the numbers, one for each line from top to bottom; of classes with names of their own,
   * the names, separated by commas.
   */
  public List<String> numbers() {
    String separator = classNames.areDigits() ? "" : ", ";
    SortedMap<Integer, StringJoiner> lines = new TreeMap<>();
    for (ReadDigit digit : digits) {
      lines.computeIfAbsent(digit.line, line -> new StringJoiner(separator)).add(className(digit));
    }
    return lines.values().stream().map(StringJoiner::toString).toList();
  }

  /**
   * Returns the number, such as "1904"; for several lines their numbers separated by spaces; empty
   * for an empty page.
   */
  public String number() {
    return String.join(" ", numbers());
  }

  /** Returns the name of the class that is most likely: of a digit, the digit. */
  public String className(ReadDigit digit) {
    return classNames.of(digit.prediction.digit());
  }

  public boolean isEmpty() {
    return digits.isEmpty();
  }

  /** Returns whether there are digits and all of them are sure. */
  public boolean sure() {
    return !digits.isEmpty() && digits.stream().allMatch(digit -> digit.prediction.sure());
  }

  /** Returns the digit if there is exactly one. */
  public Optional<ReadDigit> single() {
    return digits.size() == 1 ? Optional.of(digits.getFirst()) : Optional.empty();
  }
}
