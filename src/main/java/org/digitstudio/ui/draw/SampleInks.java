package org.digitstudio.ui.draw;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.ink.InkJson;

/** Drawings that come with the program, for whoever has nothing to draw with yet. */
final class SampleInks {
  private static final String FILE = "/org/digitstudio/ui/samples.jsonl";
  private static final List<Ink> ALL = read();

  private SampleInks() {}

  /** Returns all samples: single digits, then a number. */
  static List<Ink> all() {
    return ALL;
  }

  /** Returns the digit that is written on the blank page as an invitation. */
  static Ink ghost() {
    return ALL.getFirst();
  }

  private static List<Ink> read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(SampleInks.class.getResourceAsStream(FILE)),
                StandardCharsets.UTF_8))) {
      List<Ink> inks = new ArrayList<>();
      for (String line : lines.lines().toList()) {
        inks.add(InkJson.parse(line).ink());
      }
      return List.copyOf(inks);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
