package org.digitstudio.lab.paper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.digitstudio.ink.InkJson;
import org.digitstudio.ink.LabelledInk;

/** Reads handwriting to compose numbers of from files of drawings; see {@link InkJson}. */
public final class GlyphFile {
  private GlyphFile() {}

  /** The writer of a glyph: the donor's name, empty if unknown, and the writer's number. */
  public record Writer(String donor, int number) {
    private static Writer of(LabelledInk line) {
      return new Writer(line.donor().orElse(""), line.writer().orElse(0));
    }
  }

  /** Adds the digits of the selected writers of a file to a book. */
  public static void addDigits(Path file, GlyphBook book, Predicate<Writer> wanted)
      throws IOException {
    Map<String, List<StrokeGlyph>> byWriter = new TreeMap<>();
    for (LabelledInk line : InkJson.read(file)) {
      Writer writer = Writer.of(line);
      if (line.label().isPresent() && wanted.test(writer)) {
        byWriter
            .computeIfAbsent(writer.donor + " " + writer.number, key -> new ArrayList<>())
            .add(StrokeGlyph.of(line.label().getAsInt(), line.ink()));
      }
    }
    byWriter.values().forEach(book::withWriter);
  }

  /** Adds the signs and letters of the selected writers of a file to a book. */
  public static void addMarks(Path file, GlyphBook book, Predicate<Writer> wanted)
      throws IOException {
    Map<String, List<StrokeGlyph>> byText = new TreeMap<>();
    for (LabelledInk line : InkJson.read(file)) {
      if (line.text().isPresent() && wanted.test(Writer.of(line))) {
        byText
            .computeIfAbsent(line.text().get(), key -> new ArrayList<>())
            .add(StrokeGlyph.of(Glyph.NO_DIGIT, line.ink()));
      }
    }
    book.withMarks(byText);
  }
}
