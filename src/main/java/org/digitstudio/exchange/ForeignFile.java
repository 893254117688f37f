package org.digitstudio.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.digitstudio.container.StrictZip;

/** Explains why a file that no format recognizes is no model that can be opened. */
final class ForeignFile {
  private static final String TFLITE = "TFL3";

  private ForeignFile() {}

  private static final int MAX_ENTRIES = 10_000;

  /** Returns the key of a sentence. */
  static String reason(byte[] content) throws IOException {
    if (content.length == 0) {
      return "exchange.empty";
    }
    if (StrictZip.isZip(content)) {
      boolean torch =
          StrictZip.open(content, MAX_ENTRIES).names().stream()
              .anyMatch(name -> name.endsWith(".pkl"));
      return torch ? "exchange.pickle" : "exchange.zip-without-model";
    }
    if (content.length > 2 && (content[0] & 0xFF) == 0x80 && content[1] < 6) {
      return "exchange.pickle";
    }
    if (content.length > 8
        && new String(content, 4, 4, StandardCharsets.ISO_8859_1).equals(TFLITE)) {
      return "exchange.tflite";
    }
    return "exchange.unknown-format";
  }
}
