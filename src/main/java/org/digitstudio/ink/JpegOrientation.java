package org.digitstudio.ink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Which way up a JPEG photograph was taken: the orientation tag of its EXIF header (CIPA DC-008,
 * tag 0x0112), 1 for upright to 8.
 */
final class JpegOrientation {
  /** The header is among a file's first bytes. */
  static final int LONGEST_HEAD = 1 << 17;

  private static final int UPRIGHT = 1;
  private static final int TAG = 0x0112;
  private static final int SHORT = 3;

  private JpegOrientation() {}

  /** The orientation a file's first bytes name; upright for any other file or a broken header. */
  static int of(byte[] head) {
    if (head.length < 4 || (head[0] & 0xFF) != 0xFF || (head[1] & 0xFF) != 0xD8) {
      return UPRIGHT;
    }
    int at = 2;
    while (at + 4 <= head.length && (head[at] & 0xFF) == 0xFF) {
      int marker = head[at + 1] & 0xFF;
      int length = (head[at + 2] & 0xFF) << 8 | head[at + 3] & 0xFF;
      if (marker == 0xE1 && isExif(head, at + 4)) {
        return inTiff(head, at + 10, Math.min(head.length, at + 2 + length));
      }
      if (marker == 0xDA || length < 2) {
        return UPRIGHT;
      }
      at += 2 + length;
    }
    return UPRIGHT;
  }

  private static boolean isExif(byte[] head, int at) {
    return at + 6 <= head.length
        && head[at] == 'E'
        && head[at + 1] == 'x'
        && head[at + 2] == 'i'
        && head[at + 3] == 'f'
        && head[at + 4] == 0;
  }

  private static int inTiff(byte[] head, int start, int end) {
    if (end - start < 14) {
      return UPRIGHT;
    }
    ByteBuffer tiff = ByteBuffer.wrap(head, start, end - start).slice();
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    if (directory < 8 || directory > tiff.limit() - 2) {
      return UPRIGHT;
    }
    int entries = tiff.getShort(directory) & 0xFFFF;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + 12 * i;
      if (entry + 12 > tiff.limit()) {
        return UPRIGHT;
      }
      if ((tiff.getShort(entry) & 0xFFFF) == TAG && tiff.getShort(entry + 2) == SHORT) {
        int value = tiff.getShort(entry + 8) & 0xFFFF;
        return value >= 1 && value <= 8 ? value : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  /** Turns and mirrors a picture so that it stands as it was seen. */
  static GreyPicture upright(GreyPicture picture, int orientation) {
    if (orientation == UPRIGHT) {
      return picture;
    }
    int width = picture.width();
    int height = picture.height();
    boolean onItsSide = orientation >= 5;
    int newWidth = onItsSide ? height : width;
    int newHeight = onItsSide ? width : height;
    float[] turned = new float[width * height];
    for (int row = 0; row < newHeight; row++) {
      for (int column = 0; column < newWidth; column++) {
        int x = onItsSide ? row : column;
        int y = onItsSide ? column : row;
        boolean mirrorX =
            orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean mirrorY =
            orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        turned[row * newWidth + column] =
            picture.at(mirrorY ? height - 1 - y : y, mirrorX ? width - 1 - x : x);
      }
    }
    return GreyPicture.owning(newWidth, newHeight, turned);
  }
}
