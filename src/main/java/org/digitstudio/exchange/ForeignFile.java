package org.digitstudio.exchange;

import java.nio.charset.StandardCharsets;
import org.digitstudio.container.StrictZip;

/** Says why a file that no format recognises is no model that can be opened. */
final class ForeignFile {
  private static final String TFLITE = "TFL3";

  private ForeignFile() {}

  /** Returns the key of a sentence. */
  static String reason(byte[] content) {
    if (content.length == 0) {
      return "exchange.empty";
    }
    boolean pickle = content.length > 2 && (content[0] & 0xFF) == 0x80 && content[1] < 6;
    if (pickle || StrictZip.isZip(content)) {
      return "exchange.pickle";
    }
    if (content.length > 8
        && new String(content, 4, 4, StandardCharsets.ISO_8859_1).equals(TFLITE)) {
      return "exchange.tflite";
    }
    return "exchange.unknown-format";
  }
}
