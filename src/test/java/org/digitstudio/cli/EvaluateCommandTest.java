package org.digitstudio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.digitstudio.ink.InkJson;
import org.digitstudio.ink.Inks;
import org.junit.jupiter.api.Test;

class EvaluateCommandTest extends ReadingCommands {
  @Test
  void evaluatePrintsTheContractsObject() throws IOException {
    assertThat(run("evaluate", "--json")).isZero();
    JsonNode json = json();
    assertThat(json.properties().stream().map(Map.Entry::getKey))
        .containsExactly("n", "accuracy", "seconds", "rejected", "confusion");
    assertThat(json.get("n").intValue()).isEqualTo(300);
    assertThat(json.get("seconds").doubleValue()).isPositive();
    assertThat(json.get("rejected").intValue()).isBetween(0, 10);
    int total = 0;
    int right = 0;
    for (int digit = 0; digit < 10; digit++) {
      assertThat(json.get("confusion").get(digit)).hasSize(10);
      for (int answer = 0; answer < 10; answer++) {
        total += json.get("confusion").get(digit).get(answer).intValue();
      }
      right += json.get("confusion").get(digit).get(digit).intValue();
    }
    assertThat(json.get("confusion")).hasSize(10);
    assertThat(total).isEqualTo(300);
    assertThat(json.get("accuracy").doubleValue()).isEqualTo(right / 300.0).isGreaterThan(0.75);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void evaluateTellsAPersonTheAccuracyWithItsCount() {
    assertThat(run("evaluate", "--model", folder.resolve("my.zip"))).isZero();
    assertThat(out.toString()).contains("MNIST test", "“linear”", "of n = 300)", "Not sure of");
  }

  @Test
  void evaluateReadsIdxFiles() throws IOException {
    Path images = folder.resolve("images");
    Path labels = folder.resolve("labels");
    byte[] picture = new byte[16 + 784];
    System.arraycopy(
        new byte[] {0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 28, 0, 0, 0, 28}, 0, picture, 0, 16);
    test.copyPixels(0, picture, 16);
    Files.write(images, picture);
    Files.write(labels, new byte[] {0, 0, 8, 1, 0, 0, 0, 1, 7});
    assertThat(run("evaluate", "--images", images, "--labels", labels, "--json")).isZero();
    assertThat(json().get("n").intValue()).isEqualTo(1);
    Files.write(labels, new byte[] {0, 0, 8, 1, 0, 0, 0, 1});
    assertThat(run("evaluate", "--images", images, "--labels", labels, "--json")).isEqualTo(1);
    oneSentence("labels is incomplete");
  }

  @Test
  void evaluateReadsInkAndOnlyTheWritersAskedFor() throws IOException {
    Path file = folder.resolve("pen.jsonl");
    String seven = InkJson.format(OptionalInt.of(7), Inks.seven());
    Files.write(
        file,
        List.of(
            seven.replace("{", "{\"writer\":20,"),
            seven.replace("{", "{\"writer\":21,"),
            seven.replace("{", "{\"writer\":30,"),
            InkJson.format(OptionalInt.empty(), Inks.seven())));
    assertThat(run("evaluate", "--ink", file, "--json")).isZero();
    assertThat(json().get("n").intValue()).as("unlabelled lines do not count").isEqualTo(3);
    assertThat(json().get("confusion").get(7).get(7).intValue()).isEqualTo(3);
    assertThat(run("evaluate", "--ink", file, "--writers", "21-30", "--json")).isZero();
    assertThat(json().get("n").intValue()).isEqualTo(2);
    assertThat(run("evaluate", "--ink", file, "--writers", "1-9", "--json")).isEqualTo(1);
    oneSentence("no labelled digits by the writers 1-9");
  }

  @Test
  void aPictureThatCannotBeReadCountsAsWrong() throws IOException {
    Files.createDirectories(folder.resolve("7"));
    Files.createDirectories(folder.resolve("2"));
    write(enlarged(0, true), "7/dark.png");
    write(enlarged(0, false), "7/light.png");
    write(enlarged(1, true), "2/two.png");
    Files.writeString(folder.resolve("2/broken.png"), "no picture");
    Files.writeString(folder.resolve("2/.hidden"), "a system's own");
    assertThat(run("evaluate", "--folder", folder, "--json")).isEqualTo(1);
    assertThat(json().get("n").intValue()).as("the broken picture counts").isEqualTo(4);
    assertThat(json().get("unread").intValue()).isOne();
    assertThat(json().get("accuracy").doubleValue()).isLessThan(1);
    assertThat(json().get("confusion").get(7).get(7).intValue()).isEqualTo(2);
    oneSentence("broken.png");
    Files.delete(folder.resolve("2/broken.png"));
    assertThat(run("evaluate", "--folder", folder, "--json")).isZero();
    assertThat(run("evaluate", "--folder", folder.resolve("7"), "--json")).isEqualTo(1);
    oneSentence("no readable picture in subfolders 0 to 9");
  }
}
