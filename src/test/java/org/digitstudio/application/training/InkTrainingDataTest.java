package org.digitstudio.application.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.digitstudio.application.Digits;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.TrainingData;
import org.digitstudio.ink.InkJson;
import org.digitstudio.ink.InkNormalizer;
import org.digitstudio.ink.LabelledInk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InkTrainingDataTest {
  private static final String LINES =
      """
      {"label":7,"strokes":[[[0,0],[50,2],[100,0],[70,80],[40,160]]]}
      {"label":1,"strokes":[[[0,0],[2,50],[0,100]]]}
      """;

  private static final TrainingData BASE =
      () -> new TrainingData.Datasets(new Digits("Few", 30, 1), new Digits("Test", 10, 2), "");

  @TempDir private Path folder;

  @Test
  void eachDrawingIsLearntAsTheCanvasMakesItAndThenByOtherHands() throws IOException {
    DigitDataset all = training();
    assertThat(all.size()).isEqualTo(30 + 3 * 2);
    var inks = InkJson.read(folder.resolve("ink.jsonl"));
    for (int drawing = 0; drawing < 2; drawing++) {
      int first = 30 + 3 * drawing;
      assertThat(all.image(first).toBytes())
          .isEqualTo(InkNormalizer.image(inks.get(drawing).ink()).toBytes());
      for (int variant = 1; variant < 3; variant++) {
        int copy = first + variant;
        assertThat(all.label(copy)).isEqualTo(all.label(first));
        assertThat(all.firstOccurrence(copy)).isEqualTo(first);
        assertThat(all.image(copy)).isNotEqualTo(all.image(first));
      }
    }
  }

  @Test
  void aRunThatGoesOnReadsTheSamePictures() throws IOException {
    DigitDataset once = training();
    DigitDataset again = training();
    for (int i = 0; i < once.size(); i++) {
      assertThat(again.image(i)).isEqualTo(once.image(i));
    }
  }

  @Test
  void writersSelectFromLinesWithoutADonorAndDonorsFromTheOthers() throws IOException {
    String one = "{\"label\":1,%s\"strokes\":[[[5,0],[5,50],[5,100]]]}\n";
    Path file =
        Files.writeString(
            folder.resolve("both.jsonl"),
            one.formatted("\"writer\":1,")
                + one.formatted("\"writer\":2,")
                + one.formatted("\"writer\":2,\"donor\":\"a\",")
                + one.formatted("\"writer\":1,\"donor\":\"b\","));
    var first = Optional.of(new InkTrainingData.Writers(1, 1));
    var selection = new InkSelection(List.of(file), first, Set.of(), Set.of("b"));
    assertThat(selection.read())
        .extracting(LabelledInk::donor)
        .containsExactly(Optional.empty(), Optional.of("a"));
    assertThat(selection.by(new InkTrainingData.Writers(2, 2)).read())
        .as("held-out writers are never a donor's")
        .singleElement()
        .satisfies(line -> assertThat(line.donor()).isEmpty());
    assertThat(selection.from("b").read()).hasSize(1);
  }

  private DigitDataset training() throws IOException {
    Path file = Files.writeString(folder.resolve("ink.jsonl"), LINES);
    return new InkTrainingData(BASE, InkSelection.of(file), 3, List.of(), images -> List.of(), "")
        .read()
        .training();
  }
}
