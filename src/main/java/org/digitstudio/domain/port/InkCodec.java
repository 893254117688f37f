package org.digitstudio.domain.port;

import java.io.IOException;
import org.digitstudio.domain.digit.Ink;

/** Converts ink to one line of text and back, so that stores need not know the format. */
public interface InkCodec {
  String format(Ink ink);

  /**
   * Parses a line.
   *
   * @throws IOException if the text is no ink
   */
  Ink parse(String text) throws IOException;
}
