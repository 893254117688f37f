package org.digitstudio.ink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.GZIPInputStream;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.InkPoint;
import org.digitstudio.domain.digit.Stroke;
import org.digitstudio.domain.port.InkCodec;

/**
 * Ink as text, a line a digit: {@code {"label":7,"strokes":[[[x,y],...],...]}}, y down, any scale.
 * Also read are {@code "writer"} and {@code "penWidth"}; other names are passed over. Everything
 * has a bound, and what does not fit is refused with the line's number.
 */
public final class InkJson {
  static final int LONGEST_LINE = 1 << 20;
  private static final int LONGEST_TEXT = 100;
  static final int MOST_LINES = 1_000_000;
  static final int MOST_STROKES = 1_000;
  static final int MOST_POINTS = 20_000;
  private static final double MOST_COORDINATE = 1e6;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** For stores that keep ink among other things. */
  public static final InkCodec CODEC =
      new InkCodec() {
        @Override
        public String format(Ink ink) {
          return InkJson.format(OptionalInt.empty(), ink);
        }

        @Override
        public Ink parse(String text) throws IOException {
          return InkJson.parse(text).ink();
        }
      };

  private InkJson() {}

  /**
   * Reads a whole file; blank lines are passed over.
   *
   * @throws IOException with one sentence for the user if the file is missing, empty or broken
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
        if (inks.size() == MOST_LINES) {
          throw new IOException(
              "%s has more than %,d lines; split it.".formatted(name, MOST_LINES));
        }
        try {
          inks.add(parse(line));
        } catch (IOException e) {
          throw new IOException("%s, line %,d: %s".formatted(name, number, e.getMessage()), e);
        }
      }
      if (inks.isEmpty()) {
        throw new IOException(name + " holds no ink.");
      }
      return List.copyOf(inks);
    } catch (NoSuchFileException e) {
      throw new IOException("There is no file " + file + ".", e);
    } catch (MalformedInputException e) {
      throw new IOException(name + " is not a text file of ink lines.", e);
    }
  }

  /** A text file, unpacked where its name ends in .gz; a line is bounded whatever it unpacks to. */
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
   * Reads one line.
   *
   * @throws IOException with one sentence that says what is wrong with it
   */
  public static LabelledInk parse(String line) throws IOException {
    if (line.length() > LONGEST_LINE) {
      throw new IOException("the line is longer than a drawing can be.");
    }
    JsonNode root;
    try {
      // Some editors put a byte order mark before the first line.
      root = MAPPER.readTree(line.startsWith("\uFEFF") ? line.substring(1) : line);
    } catch (JsonProcessingException e) {
      throw new IOException("this is not a line of JSON.", e);
    }
    if (!(root instanceof ObjectNode object)) {
      throw new IOException("a line of ink is an object with \"strokes\".");
    }
    OptionalInt label = integer(object, "label", 0, 9);
    OptionalInt writer = integer(object, "writer", 0, Integer.MAX_VALUE);
    Optional<String> text = text(object, "text");
    Optional<String> donor = text(object, "donor");
    JsonNode width = object.path("penWidth");
    if (!width.isMissingNode() && !(width.isNumber() && within(width, 0))) {
      throw new IOException("\"penWidth\" must be a number of 0 or more.");
    }
    Ink ink = new Ink(strokes(object.path("strokes")), (float) width.asDouble(0));
    return new LabelledInk(label, text, donor, writer, ink);
  }

  /** Writes one line, without a line break at its end. */
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

  /** Whole numbers without ".0": shorter, and as other programs write them. */
  private static ArrayNode number(ArrayNode array, float value) {
    return value == (int) value ? array.add((int) value) : array.add(value);
  }

  private static OptionalInt integer(ObjectNode object, String name, int least, int most)
      throws IOException {
    JsonNode node = object.path(name);
    if (node.isMissingNode()) {
      return OptionalInt.empty();
    }
    if (!node.canConvertToInt() || !node.isIntegralNumber()) {
      throw new IOException("\"%s\" must be a whole number.".formatted(name));
    }
    if (node.intValue() < least || node.intValue() > most) {
      throw new IOException("\"%s\" must lie in %d to %d.".formatted(name, least, most));
    }
    return OptionalInt.of(node.intValue());
  }

  private static Optional<String> text(ObjectNode object, String name) throws IOException {
    JsonNode node = object.path(name);
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    if (!node.isTextual() || node.textValue().length() > LONGEST_TEXT) {
      throw new IOException(
          "\"%s\" must be a text of at most %d characters.".formatted(name, LONGEST_TEXT));
    }
    return Optional.of(node.textValue());
  }

  private static List<Stroke> strokes(JsonNode node) throws IOException {
    if (!node.isArray() || node.size() > MOST_STROKES) {
      throw new IOException(
          "\"strokes\" must be a list of at most %,d strokes.".formatted(MOST_STROKES));
    }
    List<Stroke> strokes = new ArrayList<>();
    int count = 0;
    for (JsonNode stroke : node) {
      if (!stroke.isArray() || stroke.isEmpty()) {
        throw new IOException("a stroke is a list of at least one [x, y].");
      }
      count += stroke.size();
      if (count > MOST_POINTS) {
        throw new IOException("a drawing has at most %,d points.".formatted(MOST_POINTS));
      }
      List<InkPoint> points = new ArrayList<>(stroke.size());
      for (JsonNode point : stroke) {
        points.add(point(point));
      }
      strokes.add(new Stroke(points));
    }
    return strokes;
  }

  private static InkPoint point(JsonNode node) throws IOException {
    if (!node.isArray()
        || node.size() != 2
        || !within(node.get(0), -MOST_COORDINATE)
        || !within(node.get(1), -MOST_COORDINATE)) {
      throw new IOException("a point is [x, y], two numbers up to a million.");
    }
    return new InkPoint((float) node.get(0).doubleValue(), (float) node.get(1).doubleValue());
  }

  private static boolean within(JsonNode node, double least) {
    return node.isNumber() && node.doubleValue() >= least && node.doubleValue() <= MOST_COORDINATE;
  }

  /** The next line, at most {@link #LONGEST_LINE} long, so that no file can fill the memory. */
  private static @org.jspecify.annotations.Nullable String nextLine(Reader reader, String name)
      throws IOException {
    StringBuilder line = new StringBuilder();
    int next = reader.read();
    if (next < 0) {
      return null;
    }
    while (next >= 0 && next != '\n') {
      if (line.length() == LONGEST_LINE) {
        throw new IOException(name + " has a line longer than a drawing can be.");
      }
      line.append((char) next);
      next = reader.read();
    }
    return line.toString();
  }
}
