package org.digitstudio.application.training;

import java.util.zip.CRC32C;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;

/** Tells two sets of pictures apart. */
public final class DataChecksum {
  private DataChecksum() {}

  /** CRC-32C of all pictures and labels in order; never 0, which stands for "not known". */
  public static long of(DigitDataset data) {
    CRC32C crc = new CRC32C();
    byte[] picture = new byte[DigitImage.PIXELS + 1];
    for (int i = 0; i < data.size(); i++) {
      data.copyPixels(i, picture, 0);
      picture[DigitImage.PIXELS] = (byte) data.label(i);
      crc.update(picture);
    }
    return 1L << 32 | crc.getValue();
  }
}
