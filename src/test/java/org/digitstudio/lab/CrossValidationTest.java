package org.digitstudio.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.digitstudio.application.Digits;
import org.digitstudio.application.training.LinearEngine;
import org.digitstudio.application.training.TrainingEngines;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.insight.ConfidentLearning;
import org.digitstudio.insight.ConfidentLearning.Suspect;
import org.junit.jupiter.api.Test;

class CrossValidationTest {
  private final TrainingEngines.Engine engine =
      LinearEngine.engines().engines().get(EngineKind.FUSED);
  private final CrossValidation crossValidation =
      new CrossValidation(engine.trainer(), engine.classifiers());

  /** Digits shown as bright rows at a position of their own; every 50th label is one too high. */
  private record Mislabelled(String name, int size, long seed) implements DigitDataset {
    static boolean isWrong(int index) {
      return index % 50 == 17;
    }

    private static int shown(int index) {
      return index * 7 % Prediction.CLASSES;
    }

    @Override
    public int label(int index) {
      return (shown(index) + (isWrong(index) ? 1 : 0)) % Prediction.CLASSES;
    }

    @Override
    public void copyPixels(int index, byte[] target, int offset) {
      SplittableRandom random = new SplittableRandom(seed * 100_003 + index);
      for (int i = 0; i < DigitImage.PIXELS; i++) {
        boolean inBlock = i / 28 / 3 == shown(index);
        target[offset + i] = (byte) ((inBlock ? 100 : 0) + random.nextInt(100));
      }
    }
  }

  @Test
  void wrongLabelsAreRankedFirst() {
    DigitDataset data = new Mislabelled("planted", 1_000, 4);
    DigitDataset unseen = new Mislabelled("unseen", 500, 5);
    List<Double> progress = new ArrayList<>();
    CrossValidation.Predictions predictions =
        crossValidation.predict(data, unseen, 4, LinearEngine.plan(3, 0, 0), progress::add);
    assertThat(found(data, predictions.folds(), 20))
        .as("found among 20 wrong labels")
        .isGreaterThanOrEqualTo(18);
    assertThat(found(unseen, predictions.unseen(), 10))
        .as("found among 10 wrong labels")
        .isGreaterThanOrEqualTo(9);
    assertThat(progress).isSorted().hasSize(12).last().isEqualTo(1.0);
  }

  private static long found(DigitDataset data, float[] probabilities, int planted) {
    int[] labels = IntStream.range(0, data.size()).map(data::label).toArray();
    List<Suspect> ranked = ConfidentLearning.rank(probabilities, labels);
    return ranked.stream().limit(planted).filter(each -> Mislabelled.isWrong(each.index())).count();
  }

  @Test
  void everyRowIsAProbabilityDistribution() {
    DigitDataset data = new Digits("some", 101, 4);
    CrossValidation.Predictions both =
        crossValidation.predict(data, data.take(7), 3, LinearEngine.plan(1, 0, 0), part -> {});
    assertThat(both.folds()).hasSize(1_010);
    assertThat(both.unseen()).hasSize(70);
    float[] all = Arrays.copyOf(both.folds(), 1_080);
    System.arraycopy(both.unseen(), 0, all, 1_010, 70);
    for (int i = 0; i < 108; i++) {
      float sum = 0;
      for (int digit = 0; digit < Prediction.CLASSES; digit++) {
        sum += all[10 * i + digit];
      }
      assertThat(sum).as("row %d", i).isBetween(0.999f, 1.001f);
    }
  }

  @Test
  void anImpossibleNumberOfFoldsIsRejected() {
    DigitDataset data = new Digits("some", 10, 4);
    for (int folds : new int[] {0, 1, 11}) {
      assertThatThrownBy(
              () ->
                  crossValidation.predict(
                      data, data, folds, LinearEngine.plan(1, 0, 0), part -> {}))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
