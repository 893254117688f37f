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
  private final CrossValidation reader =
      new CrossValidation(engine.trainer(), engine.classifiers());

  /** A digit is a bright block at its own place; every 50th label is one too high. */
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
  void labelsThatWerePlantedWrongAreTheFirstOnTheList() {
    DigitDataset data = new Mislabelled("planted", 1_000, 4);
    DigitDataset unseen = new Mislabelled("unseen", 500, 5);
    List<Double> heard = new ArrayList<>();
    CrossValidation.Readings read =
        reader.read(data, unseen, 4, LinearEngine.plan(3, 0, 0), heard::add);
    assertThat(found(data, read.folds(), 20)).as("of 20 planted").isGreaterThanOrEqualTo(18);
    assertThat(found(unseen, read.unseen(), 10)).as("of 10 planted").isGreaterThanOrEqualTo(9);
    assertThat(heard).isSorted().hasSize(12).last().isEqualTo(1.0);
  }

  private static long found(DigitDataset data, float[] read, int planted) {
    int[] labels = IntStream.range(0, data.size()).map(data::label).toArray();
    List<Suspect> ranked = ConfidentLearning.rank(read, labels);
    return ranked.stream().limit(planted).filter(each -> Mislabelled.isWrong(each.index())).count();
  }

  @Test
  void everyRowHoldsProbabilities() {
    DigitDataset data = new Digits("some", 101, 4);
    CrossValidation.Readings both =
        reader.read(data, data.take(7), 3, LinearEngine.plan(1, 0, 0), part -> {});
    assertThat(both.folds()).hasSize(1_010);
    assertThat(both.unseen()).hasSize(70);
    float[] read = Arrays.copyOf(both.folds(), 1_080);
    System.arraycopy(both.unseen(), 0, read, 1_010, 70);
    for (int i = 0; i < 108; i++) {
      float sum = 0;
      for (int digit = 0; digit < Prediction.CLASSES; digit++) {
        sum += read[10 * i + digit];
      }
      assertThat(sum).as("row %d", i).isBetween(0.999f, 1.001f);
    }
  }

  @Test
  void foldsThatCannotBeAreRefused() {
    DigitDataset data = new Digits("some", 10, 4);
    for (int folds : new int[] {0, 1, 11}) {
      assertThatThrownBy(
              () -> reader.read(data, data, folds, LinearEngine.plan(1, 0, 0), part -> {}))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
