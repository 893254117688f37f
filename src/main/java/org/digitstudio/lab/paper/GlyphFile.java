package org.digitstudio.lab.paper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.InkPoint;
import org.digitstudio.domain.digit.Stroke;

/**
 * Reads handwriting to compose numbers of: JSON Lines, one glyph per line, with {@code "label"} for
 * a digit or {@code "text"} for any sign, {@code "strokes"}, and optionally {@code "writer"} and
 * {@code "donor"}; plain or gzipped.
 */
public final class GlyphFile {
  private static final JsonMapper MAPPER = new JsonMapper();

  private GlyphFile() {}

  /** The writer of a glyph: the donor's name, empty if unknown, and the writer's number. */
  public record Writer(String donor, int number) {}

  /** Adds the digits of the selected writers of a file to a book. */
  public static void addDigits(Path file, GlyphBook book, Predicate<Writer> wanted)
      throws IOException {
    Map<String, List<StrokeGlyph>> byWriter = new TreeMap<>();
    forEach(
        file,
        node -> {
          Writer writer = new Writer(node.path("donor").asText(""), node.path("writer").asInt(0));
          if (node.has("label") && wanted.test(writer)) {
            byWriter
                .computeIfAbsent(writer.donor + " " + writer.number, key -> new ArrayList<>())
                .add(StrokeGlyph.of(node.get("label").asInt(), ink(node)));
          }
        });
    byWriter.values().forEach(book::withWriter);
  }

  /** Adds the signs and letters of a file to a book. */
  public static void addMarks(Path file, GlyphBook book, Predicate<Writer> wanted)
      throws IOException {
    Map<String, List<StrokeGlyph>> byText = new TreeMap<>();
    forEach(
        file,
        node -> {
          Writer writer = new Writer(node.path("donor").asText(""), node.path("writer").asInt(0));
          if (node.has("text") && wanted.test(writer)) {
            byText
                .computeIfAbsent(node.get("text").asText(), key -> new ArrayList<>())
                .add(StrokeGlyph.of(Glyph.NO_DIGIT, ink(node)));
          }
        });
    book.withMarks(byText);
  }

  private interface Line {
    void read(JsonNode node);
  }

  private static void forEach(Path file, Line line) throws IOException {
    try (InputStream bytes = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        line.read(MAPPER.readTree(text));
      }
    }
  }

  private static Ink ink(JsonNode node) {
    List<Stroke> strokes = new ArrayList<>();
    for (JsonNode stroke : node.get("strokes")) {
      List<InkPoint> points = new ArrayList<>();
      for (JsonNode point : stroke) {
        points.add(new InkPoint((float) point.get(0).asDouble(), (float) point.get(1).asDouble()));
      }
      if (!points.isEmpty()) {
        strokes.add(new Stroke(points));
      }
    }
    return new Ink(strokes, 0);
  }
}
