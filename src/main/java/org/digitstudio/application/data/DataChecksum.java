package org.digitstudio.application.data;

import java.util.zip.CRC32C;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;

/** A checksum of a set's images and labels. */
public final class DataChecksum {
  private DataChecksum() {}

  /** Returns the CRC-32C of all images and labels in order; never 0, which means "not known". */
  public static long of(DigitDataset data) {
    CRC32C crc = new CRC32C();
    byte[] image = new byte[DigitImage.PIXELS + 1];
    for (int i = 0; i < data.size(); i++) {
      data.copyPixels(i, image, 0);
      image[DigitImage.PIXELS] = (byte) data.label(i);
      crc.update(image);
    }
    return 1L << 32 | crc.getValue();
  }
}
