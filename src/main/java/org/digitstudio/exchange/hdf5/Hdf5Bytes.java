package org.digitstudio.exchange.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.digitstudio.domain.StudioIOException;

/** The bytes of an HDF5 file, little-endian. Every read is checked against the file's length. */
final class Hdf5Bytes {
  /** An address that HDF5 writes where there is nothing. */
  static final int UNDEFINED = -1;

  private static final int MAX_NAME = 1_000;

  /** Of all structures of one file: far more than any model has, so that every loop ends. */
  private static final int MAX_STEPS = 100_000;

  private final ByteBuffer bytes;
  private int steps;

  Hdf5Bytes(byte[] content) {
    this.bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Counts one structure that is read, and fails once there are too many. */
  void step() throws IOException {
    steps++;
    if (steps > MAX_STEPS) {
      throw new StudioIOException("exchange.hdf5.circular");
    }
  }

  int u8(int at) throws IOException {
    return bytes.get(checked(at, 1)) & 0xFF;
  }

  int u16(int at) throws IOException {
    return bytes.getShort(checked(at, 2)) & 0xFFFF;
  }

  long u32(int at) throws IOException {
    return bytes.getInt(checked(at, 4)) & 0xFFFF_FFFFL;
  }

  /** Returns an unsigned 32-bit size, which must not exceed the file's length. */
  int size32(int at) throws IOException {
    return inside(bytes.getInt(checked(at, 4)) & 0xFFFF_FFFFL);
  }

  /** Returns a 64-bit address or size, which must lie inside the file. */
  int address(int at) throws IOException {
    return inside(bytes.getLong(checked(at, 8)));
  }

  /** As {@link #address}, or {@link #UNDEFINED}. */
  int optionalAddress(int at) throws IOException {
    return bytes.getLong(checked(at, 8)) == -1 ? UNDEFINED : address(at);
  }

  /** Returns a 64-bit number that is no address, such as a dimension. */
  long u64(int at) throws IOException {
    long value = bytes.getLong(checked(at, 8));
    if (value < 0) {
      throw broken();
    }
    return value;
  }

  /** Returns an unsigned number of 1 to 8 bytes, which must not exceed the file's length. */
  int variable(int at, int width) throws IOException {
    if (width < 1 || width > 8) {
      throw broken();
    }
    long value = 0;
    for (int i = width - 1; i >= 0; i--) {
      value = value << 8 | u8(at + i);
    }
    return inside(value);
  }

  boolean has(int at, String signature) throws IOException {
    return text(at, signature.length()).equals(signature);
  }

  void require(int at, String signature) throws IOException {
    if (!has(at, signature)) {
      throw broken();
    }
  }

  String text(int at, int length) throws IOException {
    return new String(slice(at, length), StandardCharsets.UTF_8);
  }

  /** Returns a name that ends with a zero byte. */
  String name(int at) throws IOException {
    int end = at;
    while (u8(end) != 0) {
      end++;
      if (end - at > MAX_NAME) {
        throw broken();
      }
    }
    return text(at, end - at);
  }

  byte[] slice(int at, int length) throws IOException {
    int from = checked(at, length);
    return Arrays.copyOfRange(bytes.array(), from, from + length);
  }

  private int inside(long value) throws IOException {
    if (value < 0 || value > bytes.capacity()) {
      throw broken();
    }
    return (int) value;
  }

  private int checked(int at, int length) throws IOException {
    if (at < 0 || length < 0 || (long) at + length > bytes.capacity()) {
      throw broken();
    }
    return at;
  }

  static StudioIOException broken() {
    return new StudioIOException("exchange.hdf5.broken");
  }

  /**
   * @param feature in HDF5's own terms
   */
  static StudioIOException unsupported(String feature) {
    return new StudioIOException("exchange.hdf5.unsupported", feature);
  }
}
