package org.digitstudio.ink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.assertj.core.api.ThrowableAssert;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.domain.digit.Ink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InkJsonTest {
  @TempDir Path folder;

  @Test
  void aFormattedLineIsParsedBackUnchanged() throws IOException {
    Ink ink = Inks.ink(7.5, Inks.stroke(1, 2, 3.25, -4), Inks.stroke(5, 6));
    String line = InkJson.format(OptionalInt.of(7), ink);
    assertThat(line)
        .isEqualTo("{\"label\":7,\"penWidth\":7.5,\"strokes\":[[[1,2],[3.25,-4]],[[5,6]]]}");
    LabelledInk back = InkJson.parse(line);
    assertThat(back.ink()).isEqualTo(ink);
    assertThat(back.label()).hasValue(7);
  }

  @Test
  void aFileIsReadLineByLineWithItsWriters() throws IOException {
    Path file = folder.resolve("ink.jsonl");
    Files.writeString(
        file,
        """
        {"label":8,"writer":12,"seq":224,"strokes":[[[267,167],[267,164]]]}

        {"strokes":[]}
        """);
    List<LabelledInk> inks = InkJson.read(file);
    assertThat(inks).hasSize(2);
    assertThat(inks.getFirst().writer()).hasValue(12);
    assertThat(inks.getLast().ink().isEmpty()).isTrue();
    assertThat(inks.getLast().label()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7",
        "{",
        "{}",
        "{\"strokes\":[[]]}",
        "{\"strokes\":[[[1]]]}",
        "{\"strokes\":[[[1,2,3]]]}",
        "{\"strokes\":[[[1,\"2\"]]]}",
        "{\"strokes\":[[[1,1e300]]]}",
        "{\"strokes\":[[[1,NaN]]]}",
        "{\"label\":10,\"strokes\":[[[1,2]]]}",
        "{\"label\":\"1\",\"strokes\":[[[1,2]]]}",
        "{\"label\":1.5,\"strokes\":[[[1,2]]]}",
        "{\"label\":1,\"label\":2,\"strokes\":[[[1,2]]]}",
        "{\"penWidth\":-1,\"strokes\":[[[1,2]]]}",
        "{\"strokes\":[[[1,2]]]} trailing"
      })
  void malformedLinesAreRefused(String line) {
    assertThatThrownBy(() -> InkJson.parse(line)).isInstanceOf(IOException.class);
  }

  @Test
  void aMalformedLineIsNamedByItsNumber() throws IOException {
    Path file = folder.resolve("mine.jsonl");
    Files.writeString(file, "{\"strokes\":[[[1,2]]]}\n{\"label\":77,\"strokes\":[]}\n");
    assertThat(failure(() -> InkJson.read(file)))
        .isEqualTo("mine.jsonl, line 2: “label” must be from 0 to 9.");
  }

  @Test
  void aMissingFileIsNamed() {
    Path missing = folder.resolve("missing.jsonl");
    assertThat(failure(() -> InkJson.read(missing)))
        .startsWith("There is no file ")
        .contains("missing.jsonl");
  }

  @Test
  void filesWithoutDrawingsAreRefused() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.jsonl"));
    assertThat(failure(() -> InkJson.read(empty))).isEqualTo("empty.jsonl has no drawings.");
    Path endless = folder.resolve("endless.jsonl");
    Files.writeString(endless, "[".repeat(InkJson.MAX_LINE_LENGTH + 10));
    assertThat(failure(() -> InkJson.read(endless))).contains("a line longer than a drawing");
    Path binary = folder.resolve("binary.jsonl");
    Files.write(binary, new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff});
    assertThat(failure(() -> InkJson.read(binary))).isEqualTo("binary.jsonl is not a text file.");
    Path packed = folder.resolve("packed.jsonl.gz");
    Files.write(packed, new byte[] {0x1f, (byte) 0x8b, 8, 0});
    assertThat(failure(() -> InkJson.read(packed)))
        .isEqualTo("packed.jsonl.gz is damaged and cannot be unpacked.");
  }

  @Test
  void aDrawingOfTooManyPointsIsRefused() {
    String point = "[1,2],";
    String line = "{\"strokes\":[[" + point.repeat(InkJson.MAX_POINTS) + "[1,2]]]}";
    assertThat(failure(() -> InkJson.parse(line)))
        .isEqualTo("A drawing can have at most 20,000 points.");
  }

  private static String failure(ThrowableAssert.ThrowingCallable read) {
    return FailureText.of(catchThrowable(read));
  }
}
