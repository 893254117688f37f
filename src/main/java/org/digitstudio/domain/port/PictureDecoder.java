package org.digitstudio.domain.port;

import java.io.IOException;
import org.digitstudio.domain.digit.DigitImage;

/** Turns a picture file into one image of a data set. */
@FunctionalInterface
public interface PictureDecoder {
  /**
   * @param content of the file: PNG, JPEG, BMP or GIF
   * @param name the file's name, for messages
   * @throws org.digitstudio.domain.StudioIOException if it can't be read
   */
  DigitImage decode(byte[] content, String name) throws IOException;
}
