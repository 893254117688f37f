package org.digitstudio.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.insight.ConfidentLearning.Suspect;
import org.digitstudio.insight.DoubtfulLabels.Entry;
import org.junit.jupiter.api.Test;

class ConfidentLearningTest {
  private static final int[] LABELS = {0, 0, 0, 1, 1};

  /**
   * A worked example. Labelled 0: P(0) = 0.9, 0.8, 0.1, so the threshold of 0 is 0.6. Labelled 1:
   * P(1) = 0.7, 0.5, so the threshold of 1 is 0.6.
   */
  private static float[] probabilities() {
    float[][] pairs = {{.9f, .1f}, {.8f, .2f}, {.1f, .9f}, {.3f, .7f}, {.5f, .5f}};
    float[] all = new float[50];
    for (int i = 0; i < pairs.length; i++) {
      System.arraycopy(pairs[i], 0, all, 10 * i, 2);
    }
    return all;
  }

  @Test
  void thresholdsAreTheMeanSelfConfidence() {
    double[] thresholds = ConfidentLearning.thresholds(probabilities(), LABELS);
    assertThat(thresholds[0]).isCloseTo(.6, within(1e-6));
    assertThat(thresholds[1]).isCloseTo(.6, within(1e-6));
    assertThat(thresholds[7]).as("a digit no image is labelled as").isEqualTo(1);
  }

  @Test
  void onlyImagesAboveAnotherDigitsThresholdAreFlagged() {
    List<Suspect> ranked = ConfidentLearning.rank(probabilities(), LABELS);
    // Row 2 passes the threshold of 1; row 4 is undecided but passes none.
    assertThat(ranked).extracting(Suspect::index).containsExactly(2, 4, 3, 1, 0);
    assertThat(ranked)
        .extracting(Suspect::flagged)
        .containsExactly(true, false, false, false, false);
    assertThat(ranked.getFirst().suggested()).isEqualTo(1);
    assertThat(ranked.getFirst().margin()).isCloseTo(-.8, within(1e-6));
  }

  @Test
  void theListIsFormattedAndParsedAgain() throws IOException {
    List<Entry> entries =
        ConfidentLearning.rank(probabilities(), LABELS).stream()
            .map(suspect -> new Entry("MNIST test", suspect))
            .toList();
    List<String> lines = DoubtfulLabels.format(entries);
    assertThat(lines.get(1)).isEqualTo("MNIST test,2,0,1,0.100000,0.900000,1");
    assertThat(DoubtfulLabels.parse(lines)).isEqualTo(entries);
  }

  @Test
  void anInvalidListIsRefusedAndTheLineNamed() {
    for (String line : List.of("MNIST test,2,0,11,0.1,0.9,1", "MNIST test,2,0", "a,b,c,d,e,f,g")) {
      assertThatThrownBy(() -> DoubtfulLabels.parse(List.of(DoubtfulLabels.HEADER, line)))
          .isInstanceOfSatisfying(
              StudioIOException.class,
              failure -> assertThat(FailureText.of(failure)).contains(line));
    }
    assertThatThrownBy(() -> DoubtfulLabels.parse(List.of("index;label")))
        .isInstanceOfSatisfying(
            StudioIOException.class,
            failure -> assertThat(FailureText.of(failure)).contains("column names"));
  }

  @Test
  void onlyEntriesThatMatchTheDataAreLocated() {
    DigitTable table =
        new DigitTable(
            List.of(new DigitTables.Plain("other", 3), new DigitTables.Plain("set", 4, 9)),
            List.of(Optional.empty(), Optional.empty()));
    List<Entry> entries =
        List.of(
            new Entry("set", new Suspect(1, 9, 4, .1f, .9f, true)),
            new Entry("set", new Suspect(0, 7, 4, .1f, .9f, true)),
            new Entry("set", new Suspect(5, 9, 4, .1f, .9f, true)),
            new Entry("gone", new Suspect(0, 4, 9, .1f, .9f, true)));
    assertThat(DoubtfulLabels.locate(entries, table))
        .extracting(DoubtfulLabels.Located::row)
        .containsExactly(2);
  }
}
