package org.digitstudio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.ink.InkJson;
import org.digitstudio.ink.Inks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PredictCommandTest extends ReadingCommands {
  @Test
  void predictPrintsTheContractsObjectForEachFileInOrder() throws IOException {
    Path dark = write(enlarged(0, true), "dark.png");
    Path light = write(enlarged(0, false), "light.png");
    assertThat(run("predict", dark, light, "--json")).isZero();
    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(2);
    for (String line : lines) {
      JsonNode json = MAPPER.readTree(line);
      assertThat(json.properties().stream().map(Map.Entry::getKey))
          .containsExactly("file", "digit", "confidence", "probabilities", "sure", "number");
      assertThat(json.get("digit").intValue()).isEqualTo(7);
      assertThat(json.get("number").textValue()).isEqualTo("7");
      assertThat(json.get("sure").booleanValue()).isTrue();
      double sum = 0;
      for (JsonNode probability : json.get("probabilities")) {
        sum += probability.doubleValue();
      }
      assertThat(json.get("probabilities")).hasSize(10);
      assertThat(sum).isCloseTo(1, Assertions.within(1e-5));
      assertThat(json.get("confidence")).isEqualTo(json.get("probabilities").get(7));
    }
    assertThat(MAPPER.readTree(lines.get(0)).get("file").textValue()).isEqualTo(dark.toString());
    assertThat(MAPPER.readTree(lines.get(1)).get("file").textValue()).isEqualTo(light.toString());
  }

  @Test
  void aBadFileDoesNotStopTheOthers() throws IOException {
    Path good = write(enlarged(0, true), "good.png");
    Path empty = Files.createFile(folder.resolve("empty.png"));
    Path broken = folder.resolve("broken.png");
    byte[] whole = Files.readAllBytes(good);
    Files.write(broken, Arrays.copyOf(whole, whole.length / 2));
    Path blank = write(new BufferedImage(50, 50, BufferedImage.TYPE_BYTE_GRAY), "blank.png");
    Path ink = Files.writeString(folder.resolve("broken.jsonl"), "{\"strokes\": 3}");
    Path missing = folder.resolve("missing.png");
    assertThat(run("predict", missing, empty, broken, blank, ink, folder, good, "--json"))
        .isEqualTo(1);
    assertThat(json().get("file").textValue()).isEqualTo(good.toString());
    List<String> errors = err.toString().lines().toList();
    assertThat(errors).hasSize(6).allMatch(line -> line.endsWith("."));
    assertThat(errors.get(0)).contains("There is no file").contains("missing.png");
    assertThat(errors.get(1)).contains("empty.png is empty");
    assertThat(errors.get(2)).contains("broken.png is damaged");
    assertThat(errors.get(3)).contains("No digit was found").contains("blank.png");
    assertThat(errors.get(4)).contains("broken.jsonl, line 1");
    assertThat(errors.get(5)).contains("is a folder");
  }

  @Test
  void predictReadsInkAndNumbersItsDrawings() throws IOException {
    Path file = folder.resolve("pen.jsonl");
    String seven = InkJson.format(OptionalInt.empty(), Inks.seven());
    Ink seventySeven =
        new Ink(
            Stream.of(Inks.seven(), Inks.moved(Inks.seven(), 1, 220, 0))
                .flatMap(ink -> ink.strokes().stream())
                .toList(),
            12);
    Files.write(file, List.of(seven, InkJson.format(OptionalInt.empty(), seventySeven)));
    assertThat(run("predict", file, "--json")).isZero();
    List<String> lines = out.toString().lines().toList();
    JsonNode one = MAPPER.readTree(lines.get(0));
    assertThat(one.get("line").intValue()).isEqualTo(1);
    assertThat(one.get("digit").intValue()).isEqualTo(7);
    JsonNode two = MAPPER.readTree(lines.get(1));
    assertThat(two.get("number").textValue()).isEqualTo("77");
    assertThat(two.get("digits")).hasSize(2);
    assertThat(run("predict", file)).isZero();
    assertThat(out.toString()).contains("pen.jsonl:1: 7 (", "pen.jsonl:2: 77 (");
  }

  @Test
  void aModelOfOtherClassesPredictsTheirNames() throws IOException {
    Path model = folder.resolve("garments.zip");
    Path file = folder.resolve("pen.jsonl");
    Files.writeString(file, InkJson.format(OptionalInt.empty(), Inks.seven()));

    assertThat(run("predict", "--model", model, file, "--json")).isZero();
    assertThat(json().get("digit").intValue()).isEqualTo(7);
    assertThat(json().get("class").textValue()).isEqualTo("Sneaker");
    assertThat(run("predict", "--model", model, file)).isZero();
    assertThat(out.toString()).contains("pen.jsonl:1: Sneaker (");
  }

  @Test
  void whatIsNoDigitIsReadButNotBelieved() throws IOException {
    double[] scribble = new double[80];
    for (int i = 0; i < 40; i++) {
      scribble[2 * i] = i % 2 * 100;
      scribble[2 * i + 1] = i * 3;
    }
    Path file = folder.resolve("scribble.jsonl");
    String line = InkJson.format(OptionalInt.empty(), Inks.ink(5, Inks.stroke(scribble)));
    Files.writeString(file, line);
    assertThat(run("predict", file, "--json")).isZero();
    assertThat(json().get("sure").booleanValue()).isFalse();
    assertThat(run("predict", file)).isZero();
    assertThat(out.toString()).contains("not sure");
  }

  @ParameterizedTest
  @CsvSource({
    "evaluate --images x,--images and --labels go together",
    "evaluate --ink x --folder y,give only one of them",
    "evaluate --writers 1-2,add --ink FILE",
    "evaluate --ink x --writers ten,Writers are a range such as 1-20",
    "evaluate --colour,Unknown option",
    "predict,Missing required parameter",
    "predict --json,Missing required parameter",
    "divine,Unmatched argument"
  })
  void wrongUsageIsOneSentenceAndTwo(String line, String sentence) {
    assertThat(run((Object[]) line.split(" "))).isEqualTo(2);
    oneSentence(sentence);
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"as-described", "no-such", "x.zip", "a\0b"})
  void aModelThatIsNotThereIsOneSentenceAndOne(String model) {
    assertThat(run("evaluate", "--model", model)).isEqualTo(1);
    oneSentence("");
  }

  @Test
  void helpAndVersionSayWhatThereIs() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("evaluate", "predict", "Exit codes: 0 done");
    assertThat(run("predict", "--help")).isZero();
    assertThat(out.toString().replaceAll("\\s+", " "))
        .contains("--model", "dark on light or light on dark");
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).startsWith("Digit Studio ").contains("Java 25");
  }
}
