package org.digitstudio.storage.history;

import java.io.IOException;
import java.util.Arrays;

/**
 * Codes small signed integers in few bits: Golomb-Rice codes (Rice 1979) whose parameter is chosen
 * for each chunk of 128 values, as lossless audio coders do.
 */
final class RiceCoder {
  private static final int CHUNK = 128;
  private static final int PARAMETER_BITS = 5;
  private static final int MAX_PARAMETER = 30;

  /** A quotient this long is an escape: the value follows in 32 bits. */
  private static final int ESCAPE = 24;

  private RiceCoder() {}

  /** Codes {@code values[from..to)}. */
  static byte[] encode(int[] values, int from, int to) {
    BitWriter out = new BitWriter(to - from);
    for (int start = from; start < to; start += CHUNK) {
      int end = Math.min(to, start + CHUNK);
      int parameter = parameter(values, start, end);
      out.write(parameter, PARAMETER_BITS);
      for (int i = start; i < end; i++) {
        int unsigned = values[i] << 1 ^ values[i] >> 31;
        int quotient = unsigned >>> parameter;
        if (quotient < ESCAPE) {
          out.write((1L << quotient) - 1, quotient + 1);
          out.write(unsigned & (1L << parameter) - 1, parameter);
        } else {
          out.write((1L << ESCAPE) - 1, ESCAPE);
          out.write(unsigned & 0xFFFFFFFFL, 32);
        }
      }
    }
    return out.toBytes();
  }

  /** Returns the parameter with the fewest bits, as the sum of the unsigned values predicts it. */
  private static int parameter(int[] values, int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += (values[i] << 1 ^ values[i] >> 31) & 0xFFFFFFFFL;
    }
    int parameter = 0;
    while (parameter < MAX_PARAMETER
        && bits(parameter + 1, sum, to - from) < bits(parameter, sum, to - from)) {
      parameter++;
    }
    return parameter;
  }

  /** A quotient loses half a unit on average by rounding down. */
  private static double bits(int parameter, long sum, int count) {
    double quotients = parameter == 0 ? sum : (double) sum / (1L << parameter) - 0.5 * count;
    return count * (parameter + 1.0) + quotients;
  }

  /**
   * Decodes into {@code values[from..to)}.
   *
   * @throws IOException if the bytes end before the values do
   */
  static void decode(byte[] bytes, int[] values, int from, int to) throws IOException {
    BitReader in = new BitReader(bytes);
    for (int start = from; start < to; start += CHUNK) {
      int end = Math.min(to, start + CHUNK);
      int parameter = in.read(PARAMETER_BITS);
      for (int i = start; i < end; i++) {
        int quotient = in.readOnes(ESCAPE);
        int unsigned =
            quotient == ESCAPE ? in.read(32) : quotient << parameter | in.read(parameter);
        values[i] = unsigned >>> 1 ^ -(unsigned & 1);
      }
    }
    if (in.isExhausted()) {
      throw new IOException("A coded layer is cut short");
    }
  }

  /** Writes bits, least significant first. */
  private static final class BitWriter {
    private byte[] bytes;
    private int size;
    private long pending;
    private int count;

    BitWriter(int expected) {
      bytes = new byte[Math.max(64, expected)];
    }

    void write(long bits, int length) {
      pending |= bits << count;
      count += length;
      while (count >= 8) {
        append((byte) pending);
        pending >>>= 8;
        count -= 8;
      }
    }

    private void append(byte value) {
      if (size == bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * size);
      }
      bytes[size++] = value;
    }

    byte[] toBytes() {
      if (count > 0) {
        append((byte) pending);
      }
      return Arrays.copyOf(bytes, size);
    }
  }

  /** Reads bits, least significant first; zeros after the end. */
  private static final class BitReader {
    private final byte[] bytes;
    private int next;
    private long pending;
    private int count;

    BitReader(byte[] bytes) {
      this.bytes = bytes;
    }

    private void fill() {
      while (count <= 56) {
        long value = next < bytes.length ? bytes[next] & 0xFFL : 0;
        pending |= value << count;
        next++;
        count += 8;
      }
    }

    int read(int length) {
      fill();
      int value = (int) (pending & (1L << length) - 1);
      skip(length);
      return value;
    }

    /** Counts ones up to a zero, which is skipped too, or up to {@code max}. */
    int readOnes(int max) {
      fill();
      int ones = Math.min(max, Long.numberOfTrailingZeros(~pending));
      skip(ones == max ? max : ones + 1);
      return ones;
    }

    private void skip(int length) {
      pending >>>= length;
      count -= length;
    }

    /** Tells whether more bits were read than there are. */
    boolean isExhausted() {
      return 8L * next - count > 8L * bytes.length;
    }
  }
}
