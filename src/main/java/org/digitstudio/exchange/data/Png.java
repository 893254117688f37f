package org.digitstudio.exchange.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Writes grey pictures of eight bits as PNG. */
final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final byte DEPTH = 8;

  private Png() {}

  static byte[] write(byte[] pixels, int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    bytes.writeBytes(SIGNATURE);
    byte[] header =
        ByteBuffer.allocate(13).putInt(width).putInt(height).put(DEPTH).put(new byte[4]).array();
    chunk("IHDR", header, bytes);
    ByteArrayOutputStream packed = new ByteArrayOutputStream(512);
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      for (int row = 0; row < height; row++) {
        out.write(0); // The row's filter: none.
        out.write(pixels, row * width, width);
      }
    }
    chunk("IDAT", packed.toByteArray(), bytes);
    chunk("IEND", new byte[0], bytes);
    return bytes.toByteArray();
  }

  private static void chunk(String type, byte[] content, ByteArrayOutputStream target) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(content);
    target.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
    target.writeBytes(name);
    target.writeBytes(content);
    target.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
