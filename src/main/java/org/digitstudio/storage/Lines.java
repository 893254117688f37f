package org.digitstudio.storage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines of a text file as bytes, so that a line in any encoding can be written back as it was.
 */
final class Lines {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private Lines() {}

  /**
   * A line.
   *
   * @param raw with its line break, if it has one
   * @param content without the line break, and without a byte order mark
   */
  record Line(byte[] raw, byte[] content) {
    /** Whether the line ends in a line break; the last one of a file may not. */
    boolean isEnded() {
      return raw.length > 0 && isBreak(raw[raw.length - 1]);
    }
  }

  /** Splits a text at each line feed, carriage return, or both. */
  static List<Line> split(byte[] text) {
    List<Line> lines = new ArrayList<>();
    int from = 0;
    while (from < text.length) {
      int end = from;
      while (end < text.length && !isBreak(text[end])) {
        end++;
      }
      int next = Math.min(text.length, end + 1);
      if (next < text.length && text[end] == '\r' && text[next] == '\n') {
        next++;
      }
      lines.add(new Line(Arrays.copyOfRange(text, from, next), content(text, from, end)));
      from = next;
    }
    return lines;
  }

  private static byte[] content(byte[] text, int from, int end) {
    byte[] line = Arrays.copyOfRange(text, from, end);
    boolean marked =
        from == 0
            && line.length >= BYTE_ORDER_MARK.length
            && Arrays.mismatch(line, BYTE_ORDER_MARK) == BYTE_ORDER_MARK.length;
    return marked ? Arrays.copyOfRange(line, BYTE_ORDER_MARK.length, line.length) : line;
  }

  private static boolean isBreak(byte character) {
    return character == '\n' || character == '\r';
  }
}
