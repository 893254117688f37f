package org.digitstudio.engine.format;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import org.digitstudio.container.BoundedJson;
import org.digitstudio.domain.StudioIOException;

/**
 * Checks of what a file's {@code normalizer.bin} says about how pixels are scaled for the network.
 */
final class Normalizers {
  private Normalizers() {}

  /** Refuses all but the scaling of 0..255 to 0..1 that this program does anyway. */
  static void requireUnit(byte[] head) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(head))) {
      boolean known = in.readUTF().equals("NORMALIZER") && in.readInt() == 1;
      String type = known ? in.readUTF() : "?";
      if (!type.equals("IMAGE_MIN_MAX")
          || in.readDouble() != 0
          || in.readDouble() != 1
          || in.readDouble() != 255) {
        throw new StudioIOException("engine.model.normalizer", BoundedJson.quoted(type));
      }
    } catch (EOFException | UTFDataFormatException e) {
      throw new StudioIOException(e, "engine.model.normalizer-broken");
    }
  }
}
