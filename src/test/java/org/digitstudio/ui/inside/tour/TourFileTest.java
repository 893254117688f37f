package org.digitstudio.ui.inside.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.domain.StudioIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TourFileTest {
  @Test
  void theBundledToursAreUnchangedAfterWritingAndReading() throws Exception {
    for (TourScript tour : BundledTours.all()) {
      String text = TourFile.format(tour, "A note\nand another");
      assertThat(TourFile.parse("tour.txt", text)).isEqualTo(tour);
    }
  }

  @Test
  void aByteOrderMarkAndWindowsLineBreaksAreAccepted() throws Exception {
    TourScript tour =
        TourFile.parse("a.txt", "\uFEFFtour: A\r\n\r\nstep: B\r\nstation: why\r\nC\r\nD\r\n");
    assertThat(tour.title()).isEqualTo("A");
    assertThat(tour.steps().getFirst().words()).isEqualTo("C D");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "hello there | line 1: expected",
        "tour: A | has no steps",
        "tour: A/step: B/Words | line 2: this step has no line",
        "step: B/station: why/step: C/station: whym | line 4: there is no station",
        "step: B/station: why/digit: 12 | line 3: “12” is not a digit",
        "step: B/station: convolution/kernels: mine | line 3: “mine” is neither"
      })
  void anErrorNamesItsLine(String text, String words) {
    assertThatThrownBy(() -> TourFile.parse("my tour.txt", text.replace('/', '\n')))
        .isInstanceOf(StudioIOException.class)
        .satisfies(
            failure -> assertThat(FailureText.of(failure)).contains("my tour.txt").contains(words));
  }

  @Test
  void hugeAndBinaryFilesAreRefused(@TempDir Path folder) throws Exception {
    Path huge = Files.writeString(folder.resolve("huge.txt"), "x".repeat(70_000));
    Path binary =
        Files.write(folder.resolve("latin.txt"), "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> TourFile.read(huge))
        .satisfies(failure -> assertThat(FailureText.of(failure)).contains("64 KB"));
    assertThatThrownBy(() -> TourFile.read(binary))
        .satisfies(failure -> assertThat(FailureText.of(failure)).contains("UTF-8"));
  }

  @Test
  void tooManyStepsAndTooManyWordsAreRefused() {
    assertThatThrownBy(() -> TourFile.parse("a.txt", "step: B\nstation: why\n".repeat(61)))
        .satisfies(failure -> assertThat(FailureText.of(failure)).contains("at most 60"));
    assertThatThrownBy(
            () -> TourFile.parse("a.txt", "step: B\nstation: why\n" + "words ".repeat(200)))
        .satisfies(failure -> assertThat(FailureText.of(failure)).contains("characters"));
  }
}
