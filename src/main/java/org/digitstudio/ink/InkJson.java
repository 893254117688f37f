package org.digitstudio.ink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.InkPoint;
import org.digitstudio.domain.digit.Stroke;
import org.digitstudio.domain.port.InkCodec;

/**
 * Reads and writes drawings as JSON Lines, one digit per line: {@code
 * {"label":7,"strokes":[[[x,y],...],...]}}, y down, in any unit. The fields {@code "text"}, {@code
 * "writer"}, {@code "donor"} and {@code "penWidth"} are optional; others are ignored. All sizes are
 * bounded, and errors name the line.
 */
public final class InkJson {
  static final int MAX_LINE_LENGTH = 1 << 20;
  private static final int MAX_TEXT_LENGTH = 100;
  static final int MAX_LINES = 1_000_000;
  static final int MAX_STROKES = 1_000;
  static final int MAX_POINTS = 20_000;
  private static final double MAX_COORDINATE = 1e6;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Encodes ink for stores that keep it among other things. */
  public static final InkCodec CODEC =
      new InkCodec() {
        @Override
        public String format(Ink ink) {
          return InkJson.format(OptionalInt.empty(), ink);
        }

        @Override
        public Ink parse(String text) throws StudioIOException {
          return InkJson.parse(text).ink();
        }
      };

  private InkJson() {}

  /**
   * Reads a whole file; blank lines are skipped.
   *
   * @throws IOException if the file is missing or cannot be read
   * @throws StudioIOException if the file has no drawing, too many or one that is malformed
   */
  public static List<LabelledInk> read(Path file) throws IOException {
    String name = file.getFileName().toString();
    try (BufferedReader reader = open(file)) {
      List<LabelledInk> inks = new ArrayList<>();
      int number = 0;
      for (String line = nextLine(reader, name); line != null; line = nextLine(reader, name)) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        if (inks.size() == MAX_LINES) {
          throw new StudioIOException("ink.lines.many", name, MAX_LINES);
        }
        try {
          inks.add(parse(line));
        } catch (StudioIOException e) {
          throw new StudioIOException(e, "ink.lines.line", name, number, e);
        }
      }
      if (inks.isEmpty()) {
        throw new StudioIOException("ink.lines.none", name);
      }
      return List.copyOf(inks);
    } catch (MalformedInputException e) {
      throw new StudioIOException(e, "ink.lines.not-text", name);
    } catch (ZipException | EOFException e) {
      throw new StudioIOException(e, "ink.lines.gzip", name);
    }
  }

  /** Opens a text file, decompressed if its name ends in .gz; lines are bounded in either case. */
  private static BufferedReader open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    try {
      InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
      return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()));
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /**
   * Parses one line.
   *
   * @throws StudioIOException if the line is malformed
   */
  public static LabelledInk parse(String line) throws StudioIOException {
    if (line.length() > MAX_LINE_LENGTH) {
      throw new StudioIOException("ink.lines.long");
    }
    JsonNode root;
    try {
      // Some editors put a byte order mark before the first line.
      root = MAPPER.readTree(line.startsWith("\uFEFF") ? line.substring(1) : line);
    } catch (JsonProcessingException e) {
      throw new StudioIOException(e, "ink.lines.json");
    }
    if (!(root instanceof ObjectNode object)) {
      throw new StudioIOException("ink.lines.object");
    }
    OptionalInt label = integer(object, "label", 0, 9);
    OptionalInt writer = integer(object, "writer", 0, Integer.MAX_VALUE);
    Optional<String> text = text(object, "text");
    Optional<String> donor = text(object, "donor");
    JsonNode width = object.path("penWidth");
    if (!width.isMissingNode() && !(width.isNumber() && within(width, 0))) {
      throw new StudioIOException("ink.lines.pen-width");
    }
    Ink ink = new Ink(strokes(object.path("strokes")), (float) width.asDouble(0));
    return new LabelledInk(label, text, donor, writer, ink);
  }

  /** Formats one line, without a line break at its end. */
  public static String format(OptionalInt label, Ink ink) {
    ObjectNode object = MAPPER.createObjectNode();
    label.ifPresent(digit -> object.put("label", digit));
    if (ink.penWidth() > 0f) {
      object.put("penWidth", ink.penWidth());
    }
    ArrayNode strokes = object.putArray("strokes");
    for (Stroke stroke : ink.strokes()) {
      ArrayNode points = strokes.addArray();
      for (InkPoint point : stroke.points()) {
        number(number(points.addArray(), point.x()), point.y());
      }
    }
    return object.toString();
  }

  /** Adds a number, without ".0" if it is an integer, as other programs write it. */
  private static ArrayNode number(ArrayNode array, float value) {
    return value == (int) value ? array.add((int) value) : array.add(value);
  }

  private static OptionalInt integer(ObjectNode object, String name, int min, int max)
      throws StudioIOException {
    JsonNode node = object.path(name);
    if (node.isMissingNode()) {
      return OptionalInt.empty();
    }
    if (!node.canConvertToInt() || !node.isIntegralNumber()) {
      throw new StudioIOException("ink.lines.integer", name);
    }
    if (node.intValue() < min || node.intValue() > max) {
      throw new StudioIOException("ink.lines.range", name, min, max);
    }
    return OptionalInt.of(node.intValue());
  }

  private static Optional<String> text(ObjectNode object, String name) throws StudioIOException {
    JsonNode node = object.path(name);
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    if (!node.isTextual() || node.textValue().length() > MAX_TEXT_LENGTH) {
      throw new StudioIOException("ink.lines.text", name, MAX_TEXT_LENGTH);
    }
    return Optional.of(node.textValue());
  }

  private static List<Stroke> strokes(JsonNode node) throws StudioIOException {
    if (!node.isArray() || node.size() > MAX_STROKES) {
      throw new StudioIOException("ink.lines.strokes", MAX_STROKES);
    }
    List<Stroke> strokes = new ArrayList<>();
    int count = 0;
    for (JsonNode stroke : node) {
      if (!stroke.isArray() || stroke.isEmpty()) {
        throw new StudioIOException("ink.lines.stroke");
      }
      count += stroke.size();
      if (count > MAX_POINTS) {
        throw new StudioIOException("ink.lines.points", MAX_POINTS);
      }
      List<InkPoint> points = new ArrayList<>(stroke.size());
      for (JsonNode point : stroke) {
        points.add(point(point));
      }
      strokes.add(new Stroke(points));
    }
    return strokes;
  }

  private static InkPoint point(JsonNode node) throws StudioIOException {
    if (!node.isArray()
        || node.size() != 2
        || !within(node.get(0), -MAX_COORDINATE)
        || !within(node.get(1), -MAX_COORDINATE)) {
      throw new StudioIOException("ink.lines.point");
    }
    return new InkPoint((float) node.get(0).doubleValue(), (float) node.get(1).doubleValue());
  }

  private static boolean within(JsonNode node, double min) {
    return node.isNumber() && node.doubleValue() >= min && node.doubleValue() <= MAX_COORDINATE;
  }

  /** Returns the next line, or null at the end; bounded, so that no file can fill the memory. */
  private static @org.jspecify.annotations.Nullable String nextLine(Reader reader, String name)
      throws IOException {
    StringBuilder line = new StringBuilder();
    int next = reader.read();
    if (next < 0) {
      return null;
    }
    while (next >= 0 && next != '\n') {
      if (line.length() == MAX_LINE_LENGTH) {
        throw new StudioIOException("ink.lines.long-in", name);
      }
      line.append((char) next);
      next = reader.read();
    }
    return line.toString();
  }
}
