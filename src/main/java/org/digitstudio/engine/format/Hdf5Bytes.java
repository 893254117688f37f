package org.digitstudio.engine.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The bytes of an HDF5 file, little-endian: a read outside them is refused, never made. */
final class Hdf5Bytes {
  private static final int LONGEST_NAME = 1_000;

  private final ByteBuffer bytes;

  Hdf5Bytes(byte[] content) {
    this.bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
  }

  int u8(int at) throws IOException {
    return bytes.get(checked(at, 1)) & 0xFF;
  }

  int u16(int at) throws IOException {
    return bytes.getShort(checked(at, 2)) & 0xFFFF;
  }

  /** A size of four bytes. */
  int size32(int at) throws IOException {
    return inside(bytes.getInt(checked(at, 4)) & 0xFFFF_FFFFL);
  }

  /** A place or a size of eight bytes, which must lie inside the file. */
  int place(int at) throws IOException {
    return inside(bytes.getLong(checked(at, 8)));
  }

  boolean says(int at, String signature) throws IOException {
    return text(at, signature.length()).equals(signature);
  }

  String text(int at, int length) throws IOException {
    return new String(slice(at, length), StandardCharsets.ISO_8859_1);
  }

  /** A name that ends with a zero byte. */
  String name(int at) throws IOException {
    int end = at;
    while (u8(end) != 0) {
      end++;
      if (end - at > LONGEST_NAME) {
        throw broken();
      }
    }
    return text(at, end - at);
  }

  byte[] slice(int at, int length) throws IOException {
    byte[] part = new byte[inside(length)];
    bytes.get(checked(at, length), part);
    return part;
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

  static IOException broken() {
    return new IOException("its HDF5 is broken: it points outside itself");
  }
}
