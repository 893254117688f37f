package org.digitstudio.application.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.digitstudio.application.FakeClassifier;
import org.digitstudio.application.MemoryMyDigits;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.junit.jupiter.api.Test;

class WriterScoreTest {
  /** Takes everything for a 3. */
  private final FakeClassifier three =
      new FakeClassifier(
          1,
          image -> {
            float[] probabilities = new float[Prediction.CLASSES];
            probabilities[3] = 1;
            return new Prediction(probabilities, true, 0);
          });

  private final MemoryMyDigits digits = new MemoryMyDigits();

  private void keep(String writer, int... labels) {
    for (int label : labels) {
      digits.add(label, DigitImage.empty(), Optional.empty(), writer);
    }
  }

  @Test
  void eachWriterIsScoredAloneThoseUnknownLast() {
    keep("", 3, 4);
    keep("Blaise", 3, 3, 3);
    keep("Ada", 3, 5, 8, 5);

    assertThat(WriterScore.of(digits.list(), three, () -> false))
        .containsExactly(
            new WriterScore("Ada", 4, 1, OptionalInt.of(5)),
            new WriterScore("Blaise", 3, 3, OptionalInt.empty()),
            new WriterScore("", 2, 1, OptionalInt.of(4)));
  }

  @Test
  void withoutDigitsThereAreNoWriters() {
    assertThat(WriterScore.of(List.of(), three, () -> false)).isEmpty();
  }

  @Test
  void accuracyIsThePartReadRight() {
    keep("Ada", 3, 5, 8, 5);

    assertThat(WriterScore.of(digits.list(), three, () -> false).getFirst().accuracy())
        .isEqualTo(0.25);
  }
}
