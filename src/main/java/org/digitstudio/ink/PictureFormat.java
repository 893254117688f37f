package org.digitstudio.ink;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;

/** The supported formats of picture files, identified by their first bytes, never by a name. */
enum PictureFormat {
  PNG("png", 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A),
  JPEG("jpeg", 0xFF, 0xD8, 0xFF),
  GIF("gif", 'G', 'I', 'F', '8'),
  BMP("bmp", 'B', 'M'),
  TIFF_LITTLE_ENDIAN("tiff", 'I', 'I', 42, 0),
  TIFF_BIG_ENDIAN("tiff", 'M', 'M', 0, 42);

  /** The format's name in {@link javax.imageio.ImageIO}. */
  final String imageIoName;

  private final int[] signature;

  PictureFormat(String imageIoName, int... signature) {
    this.imageIoName = imageIoName;
    this.signature = signature;
  }

  boolean isTiff() {
    return this == TIFF_LITTLE_ENDIAN || this == TIFF_BIG_ENDIAN;
  }

  /** Identifies a file by its first bytes; leaves the stream at its start. */
  static Optional<PictureFormat> of(ImageInputStream in) throws IOException {
    byte[] head = new byte[8];
    in.seek(0);
    int length = Math.max(0, in.read(head));
    in.seek(0);
    return Arrays.stream(values()).filter(format -> format.begins(head, length)).findFirst();
  }

  private boolean begins(byte[] head, int length) {
    if (length < signature.length) {
      return false;
    }
    for (int i = 0; i < signature.length; i++) {
      if ((head[i] & 0xFF) != signature[i]) {
        return false;
      }
    }
    return true;
  }
}
