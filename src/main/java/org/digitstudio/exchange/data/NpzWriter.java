package org.digitstudio.exchange.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipOutputStream;
import org.digitstudio.container.ZipEntries;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;

/** Writes a set as NumPy's archive: {@code x} of n x 28 x 28 bytes, {@code y} of n bytes. */
final class NpzWriter {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;

  private NpzWriter() {}

  static byte[] write(DigitDataset data) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      begin(zip, "x.npy", "(%d, 28, 28)".formatted(data.size()));
      byte[] pixels = new byte[DigitImage.PIXELS];
      for (int i = 0; i < data.size(); i++) {
        data.copyPixels(i, pixels, 0);
        zip.write(pixels);
      }
      begin(zip, "y.npy", "(%d,)".formatted(data.size()));
      for (int i = 0; i < data.size(); i++) {
        zip.write(data.label(i));
      }
    }
    return bytes.toByteArray();
  }

  private static void begin(ZipOutputStream zip, String name, String shape) throws IOException {
    ZipEntries.begin(zip, name);
    String header = "{'descr': '|u1', 'fortran_order': False, 'shape': %s, }".formatted(shape);
    int length = MAGIC.length + 2 + header.length() + 1;
    int padding = (ALIGNMENT - length % ALIGNMENT) % ALIGNMENT;
    zip.write(MAGIC);
    zip.write(
        ByteBuffer.allocate(2)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putShort((short) (header.length() + padding + 1))
            .array());
    zip.write((header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII));
  }
}
