package org.digitstudio.ink;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads and applies the orientation of a photograph: the tag 0x0112 of its EXIF header (CIPA
 * DC-008), from 1 for upright to 8.
 */
final class PictureOrientation {
  static final int UPRIGHT = 1;
  private static final int TAG = 0x0112;
  private static final int SHORT = 3;
  private static final int PNG_EXIF = 0x65584966;
  private static final int PNG_END = 0x49454E44;
  private static final int MAX_CHUNKS = 100_000;

  private PictureOrientation() {}

  /** Returns a file's orientation; upright if it has none or its header is damaged. */
  static int of(PictureFormat format, Optional<JpegHeader> jpeg, ImageInputStream in)
      throws IOException {
    try {
      if (format.isTiff()) {
        return inTiff(in, 0);
      }
      Optional<Long> exif =
          format == PictureFormat.PNG ? inPng(in) : jpeg.flatMap(JpegHeader::exif);
      return exif.isPresent() ? inTiff(in, exif.get()) : UPRIGHT;
    } catch (EOFException e) {
      return UPRIGHT;
    }
  }

  /** Returns the position of the TIFF structure in a PNG's eXIf chunk; empty without one. */
  private static Optional<Long> inPng(ImageInputStream in) throws IOException {
    in.setByteOrder(ByteOrder.BIG_ENDIAN);
    long at = 8;
    for (int i = 0; i < MAX_CHUNKS; i++) {
      in.seek(at);
      int length = in.readInt();
      int type = in.readInt();
      if (type == PNG_EXIF) {
        return Optional.of(at + 8);
      }
      if (length < 0 || type == PNG_END) {
        return Optional.empty();
      }
      at += 12L + length;
    }
    return Optional.empty();
  }

  private static int inTiff(ImageInputStream in, long start) throws IOException {
    in.seek(start);
    in.setByteOrder(in.read() == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    in.seek(start + 4);
    long directory = in.readUnsignedInt();
    in.seek(start + directory);
    int entries = in.readUnsignedShort();
    for (int i = 0; i < entries; i++) {
      in.seek(start + directory + 2 + 12L * i);
      int tag = in.readUnsignedShort();
      int type = in.readUnsignedShort();
      if (tag == TAG && type == SHORT) {
        in.skipBytes(4);
        int value = in.readUnsignedShort();
        return value >= 1 && value <= 8 ? value : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  /** Rotates and mirrors a picture to its upright orientation. */
  static GreyPicture upright(GreyPicture picture, int orientation) {
    if (orientation == UPRIGHT) {
      return picture;
    }
    int width = picture.width();
    int height = picture.height();
    boolean sideways = orientation >= 5;
    int newWidth = sideways ? height : width;
    int newHeight = sideways ? width : height;
    boolean mirrorX = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    boolean mirrorY = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    float[] turned = new float[width * height];
    for (int row = 0; row < newHeight; row++) {
      for (int column = 0; column < newWidth; column++) {
        int x = sideways ? row : column;
        int y = sideways ? column : row;
        turned[row * newWidth + column] =
            picture.at(mirrorY ? height - 1 - y : y, mirrorX ? width - 1 - x : x);
      }
    }
    return GreyPicture.owning(newWidth, newHeight, turned);
  }
}
