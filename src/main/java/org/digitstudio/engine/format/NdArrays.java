package org.digitstudio.engine.format;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.digitstudio.domain.StudioIOException;

/**
 * ND4J's binary arrays, as {@code Nd4j.write} writes them, for one row of numbers: a buffer with
 * the shape, then a buffer with the values. A buffer is the name of its allocation mode, a length,
 * the name of its type and the values, big-endian.
 */
final class NdArrays {
  private static final String MODE = "MIXED_DATA_TYPES";
  private static final int MAX_SHAPE = 2 * 32 + 4;
  private static final long FLOAT_FLAG = 0x2000;
  private static final long C_ORDER = 'c';

  private NdArrays() {}

  /**
   * Reads the one row of numbers that a file holds, to its last byte.
   *
   * @param maxCount the most numbers it may hold
   * @throws StudioIOException if it is no such array, or a value is not finite
   */
  static float[] readRow(byte[] content, int maxCount) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(content);
    try {
      long count = readCount(in, maxCount);
      Header header = Header.read(in);
      if (header.length() != count) {
        throw new StudioIOException("engine.model.weight-count", count, header.length());
      }
      float[] values = readValues(in, header.type(), (int) count);
      if (in.hasRemaining()) {
        throw new StudioIOException("engine.model.weights-too-long");
      }
      return values;
    } catch (BufferUnderflowException e) {
      throw new StudioIOException(e, "engine.model.weights-truncated");
    }
  }

  /** The shape buffer: rank, lengths, strides, flags, element stride, order. */
  private static long readCount(ByteBuffer in, int maxCount) throws IOException {
    Header header = Header.read(in);
    if (header.length() < 4 || header.length() > MAX_SHAPE) {
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
        throw new StudioIOException("engine.model.weights-shape");
      }
      longest = shape[1] == 1 ? shape[2] : shape[1];
    }
    if (longest < 1 || longest > maxCount) {
      throw new StudioIOException("engine.model.weights-claim", longest, maxCount);
    }
    return longest;
  }

  private static float[] readValues(ByteBuffer in, String type, int count) throws IOException {
    int width =
        switch (type) {
          case "FLOAT" -> Float.BYTES;
          case "DOUBLE" -> Double.BYTES;
          default -> throw new StudioIOException("engine.model.weights-type", type);
        };
    if (in.remaining() < (long) count * width) {
      throw new StudioIOException("engine.model.weights-truncated");
    }
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = width == Float.BYTES ? in.getFloat() : (float) in.getDouble();
      if (!Float.isFinite(values[i])) {
        throw new StudioIOException("engine.model.weight-not-finite", i);
      }
    }
    return values;
  }

  private static IOException absurd() {
    return new StudioIOException("engine.model.weights-shape");
  }

  /** A buffer's header; older versions kept the length in an int. */
  private record Header(long length, String type) {
    static Header read(ByteBuffer in) throws IOException {
      String mode = text(in);
      long length =
          switch (mode) {
            case MODE, "LONG_SHAPE" -> in.getLong();
            case "DIRECT", "HEAP", "JAVACPP" -> in.getInt();
            default -> throw new StudioIOException("engine.model.weights-no-array");
          };
      return new Header(length, text(in));
    }

    private static String text(ByteBuffer in) throws IOException {
      int length = Short.toUnsignedInt(in.getShort());
      if (length > 32) {
        throw new StudioIOException("engine.model.weights-no-array");
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
