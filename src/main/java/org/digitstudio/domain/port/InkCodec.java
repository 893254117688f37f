package org.digitstudio.domain.port;

import java.io.IOException;
import org.digitstudio.domain.digit.Ink;

/** Ink as one line of text and back, so that stores need not know the format. */
public interface InkCodec {
  String format(Ink ink);

  /**
   * @throws IOException with one sentence that says what is wrong with the text
   */
  Ink parse(String text) throws IOException;
}
