package org.digitstudio.application.collect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.digitstudio.domain.digit.MyDigit;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.port.DigitClassifier;

/**
 * The accuracy of a model on the digits of one writer.
 *
 * @param writer name; empty for the digits of unknown writers
 * @param digits number of digits
 * @param correct how many of them are predicted as labelled
 * @param hardest the digit that is misread most often, the smallest one of several; empty if none
 */
public record WriterScore(String writer, int digits, int correct, OptionalInt hardest) {

  /** Returns the part of the digits that is read right, 0..1. */
  public double accuracy() {
    return (double) correct / digits;
  }

  /**
   * Classifies digits and groups them by their writers.
   *
   * @param cancelled asked before each digit; once true the call returns early
   * @return the writers in the order of their names, those unknown last
   */
  public static List<WriterScore> of(
      List<MyDigit> digits, DigitClassifier classifier, BooleanSupplier cancelled) {
    Map<String, List<MyDigit>> byWriter = new LinkedHashMap<>();
    Map<String, List<MyDigit>> named = new TreeMap<>();
    digits.forEach(d -> named.computeIfAbsent(d.writer(), name -> new ArrayList<>()).add(d));
    List<MyDigit> unknown = named.remove("");
    byWriter.putAll(named);
    if (unknown != null) {
      byWriter.put("", unknown);
    }
    List<WriterScore> scores = new ArrayList<>();
    byWriter.forEach((writer, own) -> scores.add(of(writer, own, classifier, cancelled)));
    return List.copyOf(scores);
  }

  private static WriterScore of(
      String writer, List<MyDigit> digits, DigitClassifier classifier, BooleanSupplier cancelled) {
    int[] wrong = new int[Prediction.CLASSES];
    int correct = 0;
    for (MyDigit digit : digits) {
      if (!cancelled.getAsBoolean()) {
        boolean right = classifier.classify(digit.image()).digit() == digit.label();
        correct += right ? 1 : 0;
        wrong[digit.label()] += right ? 0 : 1;
      }
    }
    int most = IntStream.of(wrong).max().orElse(0);
    OptionalInt hardest =
        IntStream.range(0, wrong.length).filter(d -> most > 0 && wrong[d] == most).findFirst();
    return new WriterScore(writer, digits.size(), correct, hardest);
  }
}
