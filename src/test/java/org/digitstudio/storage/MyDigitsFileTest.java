package org.digitstudio.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.InkPoint;
import org.digitstudio.domain.digit.MyDigit;
import org.digitstudio.domain.digit.Stroke;
import org.digitstudio.domain.port.MyDigitsStore;
import org.digitstudio.ink.InkJson;
import org.digitstudio.mnist.IdxFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MyDigitsFileTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123Z");
  private static final Ink INK =
      new Ink(List.of(new Stroke(List.of(new InkPoint(1, 2), new InkPoint(3, 4.5f)))), 12);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void chooseFile() {
    file = folder.resolve("deep/down/my-digits.jsonl");
  }

  private MyDigitsStore open() {
    return new MyDigitsFile(file, InkJson.CODEC, InstantSource.fixed(NOON));
  }

  private static DigitImage image(int shade) {
    float[] pixels = new float[DigitImage.PIXELS];
    pixels[100] = shade / 255f;
    return DigitImage.of(pixels);
  }

  @Test
  void whatWasKeptIsThereAfterTheProgramWasClosed() throws IOException {
    assertThat(open().list()).isEmpty();
    MyDigit drawn = open().add(7, image(200), Optional.of(INK));
    MyDigit read = open().add(0, image(10), Optional.empty());
    assertThat(open().list()).containsExactly(drawn, read);
    assertThat(open().list().getFirst().time()).isEqualTo(NOON);
    assertThat(open().list().getFirst().ink()).contains(INK);
  }

  @Test
  void theNamesOfWritersAreKeptAndCanBeChanged() throws IOException {
    MyDigit ada = open().add(7, image(200), Optional.of(INK), "Ada");
    MyDigit unknown = open().add(0, image(10), Optional.empty());
    assertThat(open().list()).containsExactly(ada, unknown);

    open().nameWriters(Map.of(unknown.id(), "Blaise", "deleted", "Nobody"));
    assertThat(open().list()).containsExactly(ada, unknown.withWriter("Blaise"));

    open().nameWriters(Map.of(ada.id(), ""));
    assertThat(open().list().getFirst().writer()).isEmpty();
  }

  @Test
  void aNameThatIsTooLongIsCutAndItsDigitStays() throws IOException {
    open().add(7, image(200), Optional.empty(), "Ada");
    Files.writeString(file, Files.readString(file).replace("Ada", "x".repeat(1_000)));

    assertThat(open().list()).extracting(MyDigit::writer).containsExactly("x".repeat(40));
  }

  @Test
  void aLastLineCutOffAtAnyByteCostsNothingElse() throws IOException {
    MyDigit first = open().add(1, image(1), Optional.of(INK));
    MyDigit second = open().add(2, image(2), Optional.empty());
    byte[] whole = Files.readAllBytes(file);
    open().add(3, image(3), Optional.of(INK));
    byte[] more = Files.readAllBytes(file);
    for (int cut = whole.length; cut < more.length; cut += 13) {
      Files.write(file, Arrays.copyOf(more, cut));
      assertThat(open().list()).containsExactly(first, second);
      MyDigit next = open().add(4, image(4), Optional.empty());
      assertThat(open().list()).containsExactly(first, second, next);
    }
  }

  @Test
  void aDamagedLineIsPassedOverAndKeptThroughChanges() throws IOException {
    MyDigit first = open().add(1, image(1), Optional.empty());
    Files.writeString(file, "{\"from\":\"a later version\"}\n", StandardOpenOption.APPEND);
    MyDigit second = open().add(2, image(2), Optional.empty());
    assertThat(open().list()).containsExactly(first, second);
    open().relabel(second.id(), 5);
    open().delete(Set.of(first.id()));
    assertThat(open().list()).containsExactly(second.withLabel(5));
    assertThat(Files.readString(file)).contains("a later version");
  }

  @Test
  void onlyTheDigitsNamedAreDeletedOrRelabelled() throws IOException {
    List<MyDigit> kept = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      kept.add(open().add(i, image(i), Optional.of(INK)));
    }
    open().delete(Set.of(kept.get(1).id(), kept.get(4).id()));
    open().relabel(kept.get(5).id(), 9);
    open().relabel("unknown", 3);
    assertThat(open().list())
        .containsExactly(kept.get(0), kept.get(2), kept.get(3), kept.get(5).withLabel(9));
    assertThat(folder.resolve("deep/down"))
        .isDirectoryNotContaining(path -> path.toString().endsWith(".tmp"));
  }

  @Test
  void theyAreExportedAsIdxThatReadsBack() throws IOException {
    open().add(7, image(200), Optional.of(INK));
    open().add(0, image(10), Optional.empty());
    Path images = folder.resolve("mine-images-idx3-ubyte");
    Path labels = folder.resolve("mine-labels-idx1-ubyte");
    open().exportIdx(images, labels);
    DigitDataset back = IdxFiles.read("mine", images, labels);
    assertThat(back.size()).isEqualTo(2);
    assertThat(back.label(0)).isEqualTo(7);
    assertThat(back.image(0)).isEqualTo(image(200));
    DigitDataset asSet = MyDigitsStore.dataset("mine", open().list());
    assertThat(asSet.image(1)).isEqualTo(back.image(1));
    assertThat(asSet.label(1)).isZero();
  }

  @Test
  void theDrawnOnesAreExportedAsInkThatReadsBack() throws IOException {
    open().add(7, image(200), Optional.of(INK));
    open().add(0, image(10), Optional.empty());
    Path ink = folder.resolve("mine.jsonl");
    open().exportInk(ink);
    assertThat(InkJson.read(ink)).hasSize(1);
    assertThat(InkJson.read(ink).getFirst().label()).hasValue(7);
    assertThat(InkJson.read(ink).getFirst().ink()).isEqualTo(INK);
  }

  @Test
  void linesEndedByAnyEditorAreReadAndALastOneWithoutEndStays() throws IOException {
    MyDigit first = open().add(1, image(1), Optional.of(INK));
    MyDigit second = open().add(2, image(2), Optional.empty());
    String text = Files.readString(file);
    for (String lineEnd : List.of("\r\n", "\r", "\n")) {
      String edited = "\uFEFF" + text.replace("\n", lineEnd);
      Files.writeString(file, edited.substring(0, edited.length() - lineEnd.length()));
      assertThat(open().list()).containsExactly(first, second);
      MyDigit third = open().add(3, image(3), Optional.empty());
      assertThat(open().list()).containsExactly(first, second, third);
      open().relabel(third.id(), 4);
      assertThat(open().list()).containsExactly(first, second, third.withLabel(4));
    }
  }

  @Test
  void aLineInAnotherEncodingStaysByteForByte() throws IOException {
    MyDigit first = open().add(1, image(1), Optional.empty());
    byte[] latin1 = "{\"note\":\"caf\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(file, latin1, StandardOpenOption.APPEND);
    open().relabel(first.id(), 5);
    assertThat(open().list()).containsExactly(first.withLabel(5));
    byte[] content = Files.readAllBytes(file);
    assertThat(Arrays.copyOfRange(content, content.length - latin1.length, content.length))
        .isEqualTo(latin1);
  }

  @Test
  void digitsOfVersionOneAreRead() throws IOException {
    Files.createDirectories(file.getParent());
    try (InputStream in = getClass().getResourceAsStream("version-1.0.0/my-digits.jsonl")) {
      Files.copy(in, file);
    }
    List<MyDigit> digits = open().list();
    assertThat(digits).extracting(MyDigit::label).containsExactly(7, 0);
    assertThat(digits.getFirst().ink()).contains(INK);
    assertThat(digits.getFirst().image()).isEqualTo(image(200));
    assertThat(digits.getFirst().time()).isEqualTo(NOON);
    open().relabel(digits.getFirst().id(), 1);
    assertThat(open().list()).extracting(MyDigit::label).containsExactly(1, 0);
  }

  @Test
  void aFileOfNonsenseIsNoDigits() throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(
        file, "\n[]\n7\n{\"id\":\"x\",\"picture\":\"AAAA\"}\n".getBytes(StandardCharsets.UTF_8));
    assertThat(open().list()).isEmpty();
  }
}
