package org.digitstudio.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.FakeClassifier;
import org.digitstudio.application.reading.RecognitionService;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.ink.InkNormalizer;
import org.digitstudio.ink.Inks;
import org.digitstudio.ink.LabelledInk;
import org.digitstudio.ink.TemplateReader;
import org.junit.jupiter.api.Test;

class DonorEvaluationTest {
  private static final Ink ZERO = Inks.ink(12, Inks.circle(50, 80, 60, 40));
  private static final Ink DASH = Inks.ink(12, Inks.line(0, 0, 200, 10, 20));

  private final DonorEvaluation evaluation =
      new DonorEvaluation(
          new FakeClassifier(
              0,
              new TemplateReader()
                  .knowing(0, InkNormalizer.image(ZERO))
                  .knowing(7, InkNormalizer.image(Inks.seven()))),
          new RecognitionService(
              () -> {
                throw new AssertionError("Ink needs no number reader");
              }),
          new BackgroundTask());

  private static LabelledInk digit(int label, Ink ink) {
    return new LabelledInk(
        OptionalInt.of(label), Optional.empty(), Optional.empty(), OptionalInt.empty(), ink);
  }

  private static LabelledInk letter(String text, Ink ink) {
    return new LabelledInk(
        OptionalInt.empty(), Optional.of(text), Optional.empty(), OptionalInt.empty(), ink);
  }

  @Test
  void countsCorrectWrongAndRefusedDigits() {
    DonorEvaluation.Row row =
        evaluation.evaluate(
            List.of(digit(0, ZERO), digit(7, Inks.seven()), digit(1, Inks.seven())), List.of());

    assertThat(row.digits().count()).isEqualTo(3);
    assertThat(row.digits().correct()).isEqualTo(2);
    assertThat(row.digits().split()).isZero();
    assertThat(row.digits().sureWrong()).isEqualTo(1);
    assertThat(row.letters().auroc()).isEmpty();
  }

  @Test
  void countsLookAlikesApartFromOtherLetters() {
    DonorEvaluation.Row row =
        evaluation.evaluate(List.of(digit(0, ZERO)), List.of(letter("O", ZERO), letter("-", DASH)));

    assertThat(row.letters().lookAlikes()).isEqualTo(1);
    assertThat(row.letters().lookAlikesRefused()).isZero();
    assertThat(row.letters().count()).isEqualTo(1);
    assertThat(row.letters().refused()).isEqualTo(1);
    assertThat(row.letters().auroc()).hasValue(1);
  }

  @Test
  void aurocIsTheFractionOfPairsInTheRightOrder() {
    Random random = new Random(1);
    float[] positives = new float[80];
    float[] negatives = new float[60];
    for (int i = 0; i < positives.length; i++) {
      positives[i] = random.nextInt(20) / 20f;
    }
    for (int i = 0; i < negatives.length; i++) {
      negatives[i] = random.nextInt(12) / 20f;
    }
    double pairs = 0;
    for (float positive : positives) {
      for (float negative : negatives) {
        pairs += positive > negative ? 1 : positive == negative ? 0.5 : 0;
      }
    }
    assertThat(DonorEvaluation.auroc(positives, negatives)).isCloseTo(pairs / 4800, within(1e-12));
  }

  @Test
  void refusedAtFixedCostUsesTheScoreThatTwoPercentOfDigitsLieBelow() {
    float[] digits = new float[100];
    for (int i = 0; i < 100; i++) {
      digits[i] = i / 100f;
    }
    float[] letters = {0f, 0.01f, 0.5f, 0.9f};
    assertThat(DonorEvaluation.refusedAt(digits, letters)).isEqualTo(0.5);
  }
}
