package org.digitstudio.engine.format;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;

/** What a file's {@code normalizer.bin} says the pixels must be before the network sees them. */
final class Normalizers {
  private Normalizers() {}

  /** Refuses all but the scaling of 0..255 to 0..1 that this program does anyway. */
  static void requireUnit(byte[] head) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(head))) {
      boolean known = in.readUTF().equals("NORMALIZER") && in.readInt() == 1;
      String type = known ? in.readUTF() : "an unknown kind";
      if (!type.equals("IMAGE_MIN_MAX")
          || in.readDouble() != 0
          || in.readDouble() != 1
          || in.readDouble() != 255) {
        throw new IOException(
            "it wants its pictures normalised (%s) other than to 0..1"
                .formatted(JsonTrees.shorten(type)));
      }
    } catch (EOFException | UTFDataFormatException e) {
      throw new IOException("its \"normalizer.bin\" is broken", e);
    }
  }
}
