package org.digitstudio.exchange.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.digitstudio.domain.StudioIOException;

/**
 * One of NumPy's arrays: a header that is a Python dictionary, and the values. Arrays of objects
 * are pickles, which could run any code, and are refused.
 *
 * @param kind of the values: u and i are whole numbers, f floating-point ones, b truth values
 * @param width bytes of one value
 * @param data the values, the last dimension fastest
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">the
 *     format</a>
 */
record NpyArray(List<Integer> shape, char kind, int width, ByteBuffer data) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern DESCR =
      Pattern.compile("'descr'\\s*:\\s*'([<>|=])([a-zA-Z])(\\d{0,4})'");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\s]*)\\)");
  private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final int MAX_HEADER = 10_000;

  /**
   * @param name of the array, for messages
   */
  static NpyArray read(byte[] content, String name) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < MAGIC.length; i++) {
      if (content.length < 16 || content[i] != MAGIC[i]) {
        throw new StudioIOException("exchange.npz.broken", name);
      }
    }
    int version = content[6];
    int length = version == 1 ? bytes.getShort(8) & 0xFFFF : bytes.getInt(8);
    int from = version == 1 ? 10 : 12;
    if (length < 0 || length > MAX_HEADER || from + length > content.length) {
      throw new StudioIOException("exchange.npz.broken", name);
    }
    String header = new String(content, from, length, StandardCharsets.ISO_8859_1);
    Matcher type = DESCR.matcher(header);
    Matcher shape = SHAPE.matcher(header);
    Matcher order = FORTRAN.matcher(header);
    if (!type.find() || !shape.find() || !order.find()) {
      throw new StudioIOException("exchange.npz.type", name);
    }
    List<Integer> dims = dims(shape.group(1), name);
    if (order.group(1).equals("True") && dims.size() > 1) {
      throw new StudioIOException("exchange.npz.fortran", name);
    }
    char kind = type.group(2).charAt(0);
    int width = type.group(3).isEmpty() ? 1 : Integer.parseInt(type.group(3));
    boolean known =
        "ui".indexOf(kind) >= 0 && (width == 1 || width == 2 || width == 4 || width == 8)
            || kind == 'f' && (width == 2 || width == 4 || width == 8)
            || kind == 'b' && width == 1;
    long count = dims.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    if (!known || count < 0) {
      throw new StudioIOException("exchange.npz.type", name);
    }
    if (count * width != content.length - from - length) {
      throw new StudioIOException("exchange.npz.size", name);
    }
    ByteBuffer data = bytes.position(from + length).slice();
    data.order(type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    return new NpyArray(dims, kind, width, data);
  }

  private static List<Integer> dims(String text, String name) throws IOException {
    List<Integer> dims = new ArrayList<>();
    long count = 1;
    for (String part : text.split(",")) {
      if (!part.isBlank()) {
        if (part.strip().length() > 9 || dims.size() == 8) {
          throw new StudioIOException("exchange.npz.size", name);
        }
        dims.add(Integer.parseInt(part.strip()));
        count = Math.min(Integer.MAX_VALUE, count * Math.max(1, dims.getLast()));
      }
    }
    if (count == Integer.MAX_VALUE) {
      throw new StudioIOException("exchange.npz.size", name);
    }
    return dims;
  }

  int count() {
    return data.limit() / width;
  }

  double value(int index) {
    int at = index * width;
    return switch (kind) {
      case 'f' ->
          switch (width) {
            case 2 -> Float.float16ToFloat(data.getShort(at));
            case 4 -> data.getFloat(at);
            default -> data.getDouble(at);
          };
      case 'i' ->
          switch (width) {
            case 1 -> data.get(at);
            case 2 -> data.getShort(at);
            case 4 -> data.getInt(at);
            default -> data.getLong(at);
          };
      default ->
          switch (width) {
            case 1 -> data.get(at) & 0xFF;
            case 2 -> data.getShort(at) & 0xFFFF;
            case 4 -> data.getInt(at) & 0xFFFF_FFFFL;
            default -> data.getLong(at);
          };
    };
  }
}
