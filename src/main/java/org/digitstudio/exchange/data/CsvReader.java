package org.digitstudio.exchange.data;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.data.ImageSet;
import org.digitstudio.domain.digit.DigitImage;

/**
 * Reads a table with a line an image: the label and 784 values of 0 to 255, or of 0 to 1. The first
 * line may name the columns; then the label's column is found by its name.
 */
final class CsvReader {
  private static final int COLUMNS = DigitImage.PIXELS + 1;
  private static final int MAX_LINE = 64 * 1024;
  private static final int FIRST_ROWS = 20;
  private static final Set<String> LABEL_NAMES = Set.of("label", "class", "target", "y", "digit");

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final SetBuilder set = new SetBuilder();
  private final StringBuilder line = new StringBuilder(4096);
  private final List<float[]> first = new ArrayList<>();
  private String separator = ",";
  private int labelColumn;
  private long row;
  private float scale;

  private CsvReader() {}

  /**
   * @param source plain or gzip; closed by the caller
   */
  static ImageSet read(InputStream source, String name) throws IOException {
    InputStream plain = PlainData.of(new BufferedInputStream(source, 1 << 16));
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), 1 << 16);
    return new CsvReader().read(reader, name);
  }

  private ImageSet read(BufferedReader reader, String name) throws IOException {
    boolean more = next(reader);
    if (more) {
      if (!line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK) {
        line.deleteCharAt(0);
      }
      separator = separator(line.toString());
      if (isHeader(line.toString())) {
        more = next(reader);
      }
    }
    while (more) {
      row++;
      if (!line.isEmpty()) {
        add(values(line.toString()));
      }
      more = next(reader);
    }
    settleScale();
    return set.build(name);
  }

  /** Reads the next line; one that is too long is refused. Returns false at the end. */
  private boolean next(BufferedReader reader) throws IOException {
    line.setLength(0);
    int next = reader.read();
    boolean more = next >= 0;
    while (next >= 0 && next != '\n') {
      if (next != '\r') {
        line.append((char) next);
      }
      if (line.length() > MAX_LINE) {
        throw new StudioIOException("exchange.csv.line-length");
      }
      next = reader.read();
    }
    return more;
  }

  private static String separator(String text) {
    for (String candidate : List.of(",", ";", "\t")) {
      if (text.contains(candidate)) {
        return candidate;
      }
    }
    return " ";
  }

  /** Whether a line names columns; notes which one is the label's. */
  private boolean isHeader(String text) {
    String[] cells = text.split(separator, -1);
    boolean names = false;
    for (int i = 0; i < cells.length; i++) {
      String cell = unquoted(cells[i]).toLowerCase(Locale.ROOT);
      if (LABEL_NAMES.contains(cell)) {
        labelColumn = i;
        return true;
      }
      names |= !cell.isEmpty() && !isNumber(cell);
    }
    return names;
  }

  private static boolean isNumber(String cell) {
    try {
      Float.parseFloat(cell);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static String unquoted(String cell) {
    String stripped = cell.strip();
    boolean quoted = stripped.length() > 1 && stripped.charAt(0) == '"' && stripped.endsWith("\"");
    return quoted ? stripped.substring(1, stripped.length() - 1) : stripped;
  }

  private float[] values(String text) throws IOException {
    float[] values = new float[COLUMNS];
    int column = 0;
    int at = 0;
    while (at <= text.length()) {
      int end = text.indexOf(separator, at);
      end = end < 0 ? text.length() : end;
      if (column == COLUMNS) {
        throw new StudioIOException("exchange.csv.columns", row, COLUMNS);
      }
      values[column] = number(text, at, end, column);
      column++;
      at = end + separator.length();
    }
    if (column != COLUMNS) {
      throw new StudioIOException("exchange.csv.columns", row, COLUMNS);
    }
    return values;
  }

  /** Reads small whole numbers, which most are, without making a text of each. */
  private float number(String text, int from, int to, int column) throws IOException {
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || to - from > 6) {
        return decimal(text.substring(from, to), column);
      }
      value = 10 * value + digit;
    }
    if (from == to) {
      throw new StudioIOException("exchange.csv.value", row, column + 1);
    }
    return value;
  }

  private float decimal(String cell, int column) throws IOException {
    try {
      return Float.parseFloat(unquoted(cell));
    } catch (NumberFormatException e) {
      throw new StudioIOException(e, "exchange.csv.value", row, column + 1);
    }
  }

  /** The first rows tell whether values are 0 to 1 or 0 to 255. */
  private void add(float[] values) throws IOException {
    if (scale > 0) {
      addScaled(values, row);
      return;
    }
    first.add(values);
    if (first.size() == FIRST_ROWS) {
      settleScale();
    }
  }

  private void settleScale() throws IOException {
    if (scale > 0) {
      return;
    }
    float largest = 0;
    for (float[] values : first) {
      for (int i = 0; i < values.length; i++) {
        largest = i == labelColumn ? largest : Math.max(largest, values[i]);
      }
    }
    scale = largest <= 1 ? 255 : 1;
    long number = row - first.size();
    for (float[] values : first) {
      number++;
      addScaled(values, number);
    }
    first.clear();
  }

  private void addScaled(float[] values, long number) throws IOException {
    byte[] image = new byte[DigitImage.PIXELS];
    int at = 0;
    for (int column = 0; column < COLUMNS; column++) {
      if (column == labelColumn) {
        continue;
      }
      float value = values[column] * scale;
      if (!(value >= 0 && value <= 255.5f)) {
        throw new StudioIOException("exchange.csv.value", number, column + 1);
      }
      image[at++] = (byte) Math.min(255, Math.round(value));
    }
    set.add(image, 0, SetBuilder.label(values[labelColumn], number));
  }
}
