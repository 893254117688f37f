package org.digitstudio.ink;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import org.digitstudio.domain.StudioIOException;

/**
 * Limits on what a picture's header may claim. A file of a few hundred bytes can claim hundreds of
 * millions of pixels, so the limits apply to the work of the decoder and to its memory: the
 * two-byte coefficients of a progressive JPEG, the pixels of a run-length BMP, a strip of a TIFF.
 */
final class PictureBounds {
  static final long MAX_PIXELS = 500_000_000L;
  static final long MAX_DECODED_BYTES = 2_000_000_000L;
  static final long MAX_KEPT_BYTES = 400_000_000L;

  /** Maximum number of scans of a progressive JPEG, each of which decodes the whole picture. */
  private static final int MAX_SCANS = 100;

  private static final int BMP_COMPRESSION_AT = 30;
  private static final int BMP_JPEG = 4;
  private static final int BMP_PNG = 5;

  private PictureBounds() {}

  /**
   * Checks the header of a JPEG.
   *
   * @throws StudioIOException if it exceeds a limit or the end of the file is missing
   */
  static void checkJpeg(JpegHeader jpeg, String name) throws StudioIOException {
    checkSize(jpeg.width(), jpeg.height(), name);
    long values = (long) jpeg.width() * jpeg.height() * jpeg.components();
    if (values > MAX_DECODED_BYTES
        || jpeg.buffered() && (2 * values > MAX_KEPT_BYTES || jpeg.scans() > MAX_SCANS)) {
      throw tooDemanding(name, jpeg.width(), jpeg.height());
    }
    if (!jpeg.complete()) {
      throw new StudioIOException("ink.picture.truncated", name);
    }
  }

  /** Refuses a BMP that embeds a file of another format, whose header is not checked. */
  static void checkBmp(ImageInputStream in, String name) throws IOException {
    in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
    in.seek(BMP_COMPRESSION_AT);
    int compression = in.readInt();
    if (compression == BMP_JPEG || compression == BMP_PNG) {
      throw new StudioIOException("ink.picture.nested", name);
    }
  }

  /** Checks the size and the memory of a file's first picture. */
  static void check(PictureFormat format, ImageReader reader, String name) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    checkSize(width, height, name);
    long bytes = (long) width * height * bytesPerPixel(reader);
    long kept =
        switch (format) {
          case PNG, JPEG, GIF -> 0;
          case BMP -> (long) width * height;
          case TIFF_LITTLE_ENDIAN, TIFF_BIG_ENDIAN ->
              2L * reader.getTileWidth(0) * reader.getTileHeight(0) * bytesPerPixel(reader);
        };
    if (bytes > MAX_DECODED_BYTES || kept > MAX_KEPT_BYTES || kept < 0) {
      throw tooDemanding(name, width, height);
    }
  }

  private static int bytesPerPixel(ImageReader reader) throws IOException {
    return Optional.ofNullable(reader.getRawImageType(0))
        .map(ImageTypeSpecifier::getColorModel)
        .map(model -> Math.ceilDiv(model.getPixelSize(), 8))
        .orElse(4);
  }

  private static void checkSize(int width, int height, String name) throws StudioIOException {
    if (width < 1 || height < 1) {
      throw new StudioIOException("ink.picture.damaged", name);
    }
    if ((long) width * height > MAX_PIXELS) {
      throw new StudioIOException(
          "ink.picture.pixels", name, width, height, MAX_PIXELS / 1_000_000);
    }
  }

  private static StudioIOException tooDemanding(String name, int width, int height) {
    return new StudioIOException("ink.picture.demanding", name, width, height);
  }
}
