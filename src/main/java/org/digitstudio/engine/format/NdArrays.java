package org.digitstudio.engine.format;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * ND4J's binary arrays, as {@code Nd4j.write} puts them out, for a row of numbers: a buffer that
 * tells the shape, then a buffer with the values. Each buffer is the name of its allocation mode, a
 * length, the name of its type and the values, big-endian.
 */
final class NdArrays {
  private static final String MODE = "MIXED_DATA_TYPES";
  private static final int LONGEST_SHAPE = 2 * 32 + 4;
  private static final long FLOAT_FLAG = 0x2000;
  private static final long C_ORDER = 'c';

  private NdArrays() {}

  /**
   * Reads the one row of numbers that a file holds, to its last byte.
   *
   * @param most how many numbers there may be
   * @throws IOException half a sentence
   */
  static float[] readRow(byte[] content, int most) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(content);
    try {
      long count = readCount(in, most);
      Header header = Header.read(in);
      if (header.length() != count) {
        throw new IOException(
            "its weights are said to be %,d and %,d".formatted(count, header.length()));
      }
      float[] values = readValues(in, header.type(), (int) count);
      if (in.hasRemaining()) {
        throw new IOException("its weights go on after their end");
      }
      return values;
    } catch (BufferUnderflowException e) {
      throw new IOException("its weights are cut short", e);
    }
  }

  /** The shape buffer: rank, lengths, strides, flags, element stride, order. */
  private static long readCount(ByteBuffer in, int most) throws IOException {
    Header header = Header.read(in);
    if (header.length() < 4 || header.length() > LONGEST_SHAPE) {
      throw absurd();
    }
    long[] shape = new long[(int) header.length()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] =
          switch (header.type()) {
            case "LONG" -> in.getLong();
            case "INT" -> in.getInt();
            default -> throw absurd();
          };
    }
    long rank = shape[0];
    if (rank < 1 || rank > 2 || shape.length != 2 * rank + 4) {
      throw absurd();
    }
    long longest = shape[1];
    if (rank == 2) {
      if (shape[1] != 1 && shape[2] != 1) {
        throw new IOException("its weights are a table where Deeplearning4j writes a row");
      }
      longest = shape[1] == 1 ? shape[2] : shape[1];
    }
    if (longest < 1 || longest > most) {
      throw new IOException("it claims %,d weights; at most %,d are read".formatted(longest, most));
    }
    return longest;
  }

  private static float[] readValues(ByteBuffer in, String type, int count) throws IOException {
    int width =
        switch (type) {
          case "FLOAT" -> Float.BYTES;
          case "DOUBLE" -> Double.BYTES;
          default -> throw new IOException("its weights are of type %s, not FLOAT".formatted(type));
        };
    if (in.remaining() < (long) count * width) {
      throw new IOException("its weights are cut short");
    }
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = width == Float.BYTES ? in.getFloat() : (float) in.getDouble();
      if (!Float.isFinite(values[i])) {
        throw new IOException("weight %,d is not a finite number".formatted(i));
      }
    }
    return values;
  }

  private static IOException absurd() {
    return new IOException("its weights have a shape that makes no sense");
  }

  /** A buffer's head; older versions kept the length in an int. */
  private record Header(long length, String type) {
    static Header read(ByteBuffer in) throws IOException {
      String mode = text(in);
      long length =
          switch (mode) {
            case MODE, "LONG_SHAPE" -> in.getLong();
            case "DIRECT", "HEAP", "JAVACPP" -> in.getInt();
            default -> throw new IOException("its weights are no ND4J array");
          };
      return new Header(length, text(in));
    }

    private static String text(ByteBuffer in) throws IOException {
      int length = Short.toUnsignedInt(in.getShort());
      if (length > 32) {
        throw new IOException("its weights are no ND4J array");
      }
      byte[] letters = new byte[length];
      in.get(letters);
      return new String(letters, StandardCharsets.US_ASCII);
    }
  }

  /** Writes a row of numbers, byte for byte as ND4J would. */
  static void writeRow(float[] values, OutputStream target) throws IOException {
    target.write(heads(values.length));
    ByteBuffer body = ByteBuffer.allocate(values.length * Float.BYTES);
    body.asFloatBuffer().put(values);
    target.write(body.array());
  }

  private static byte[] heads(int count) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      long[] shape = {1, count, 1, FLOAT_FLAG, 1, C_ORDER};
      out.writeUTF(MODE);
      out.writeLong(shape.length);
      out.writeUTF("LONG");
      for (long value : shape) {
        out.writeLong(value);
      }
      out.writeUTF(MODE);
      out.writeLong(count);
      out.writeUTF("FLOAT");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
