package org.digitstudio.ink;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.digitstudio.domain.StudioIOException;

/**
 * Reads PNG, JPEG, GIF, BMP and TIFF files as grey pictures. Checks the header first and subsamples
 * large pictures (every second, third, ... pixel), so that memory and time do not depend on what a
 * file claims.
 */
public final class PictureReader {
  /** Maximum length of the longer side after reading, in pixels. */
  static final int MAX_SIDE = 2_400;

  static final long MAX_BYTES = 256L << 20;

  private PictureReader() {}

  /**
   * Reads a file.
   *
   * @throws StudioIOException if the file is empty, damaged, too large or not a picture
   */
  public static GreyPicture read(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (Files.isDirectory(file)) {
      throw new StudioIOException("ink.picture.folder", name);
    }
    check(Files.size(file), name);
    try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
      return read(in, name);
    }
  }

  /**
   * Reads the bytes of a file.
   *
   * @param name name of the picture in messages
   * @throws StudioIOException as {@link #read(Path)}
   */
  public static GreyPicture read(byte[] bytes, String name) throws IOException {
    check(bytes.length, name);
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      return read(in, name);
    }
  }

  private static void check(long size, String name) throws StudioIOException {
    if (size == 0) {
      throw new StudioIOException("ink.picture.empty", name);
    }
    if (size > MAX_BYTES) {
      throw new StudioIOException("ink.picture.bytes", name, size >> 20, MAX_BYTES >> 20);
    }
  }

  @SuppressWarnings("checkstyle:illegalcatch") // ImageIO throws undeclared exceptions.
  private static GreyPicture read(ImageInputStream in, String name) throws IOException {
    PictureFormat format =
        PictureFormat.of(in).orElseThrow(() -> new StudioIOException("ink.picture.unknown", name));
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.imageIoName);
    ImageReader reader = readers.next();
    try {
      Optional<JpegHeader> jpeg =
          format == PictureFormat.JPEG ? Optional.of(JpegHeader.read(in)) : Optional.empty();
      if (jpeg.isPresent()) {
        PictureBounds.checkJpeg(jpeg.get(), name);
      }
      if (format == PictureFormat.BMP) {
        PictureBounds.checkBmp(in, name);
      }
      int orientation = PictureOrientation.of(format, jpeg, in);
      in.seek(0);
      reader.setInput(in, false, true);
      PictureBounds.check(format, reader, name);
      if (format == PictureFormat.GIF && reader.getNumImages(true) > 1) {
        throw new StudioIOException("ink.picture.animated", name);
      }
      return PictureOrientation.upright(grey(decode(reader, jpeg)), orientation);
    } catch (RuntimeException e) {
      // ImageIO's readers throw unchecked exceptions for some damaged files.
      throw new StudioIOException(e, "ink.picture.damaged", name);
    } catch (StudioIOException e) {
      throw e;
    } catch (IOException e) {
      throw new StudioIOException(e, "ink.picture.damaged", name);
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage decode(ImageReader reader, Optional<JpegHeader> jpeg)
      throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    ImageReadParam part = reader.getDefaultReadParam();
    int step = Math.ceilDiv(Math.max(width, height), MAX_SIDE);
    part.setSourceSubsampling(Math.min(step, width), Math.min(step, height), 0, 0);
    if (jpeg.isPresent() && jpeg.get().components() == 4) {
      return CmykPicture.toRgb(reader.readRaster(0, part), jpeg.get());
    }
    return reader.read(0, part);
  }

  /** Converts a picture to grey; transparent parts get a background of the opposite shade. */
  public static GreyPicture grey(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    float[] grey = new float[width * height];
    if (image.getType() == BufferedImage.TYPE_BYTE_GRAY
        || image.getType() == BufferedImage.TYPE_USHORT_GRAY) {
      readSamples(image.getRaster(), image.getType() == BufferedImage.TYPE_BYTE_GRAY, grey);
      return GreyPicture.owning(width, height, grey);
    }
    int[] rgb = image.getRGB(0, 0, width, height, null, 0, width);
    if (image.getColorModel().hasAlpha()) {
      compositeOnPaper(rgb);
    }
    GreyProjection projection = GreyProjection.of(rgb, width, height);
    for (int i = 0; i < grey.length; i++) {
      grey[i] = projection.level(rgb[i]);
    }
    return GreyPicture.owning(width, height, grey);
  }

  /** Composites the pixels over white, or over black if most of the visible ones are bright. */
  private static void compositeOnPaper(int[] argb) {
    double seen = 0;
    double bright = 0;
    for (int pixel : argb) {
      double alpha = (pixel >>> 24) / 255.0;
      seen += alpha;
      bright += alpha * ((pixel >> 16 & 0xFF) + (pixel >> 8 & 0xFF) + (pixel & 0xFF)) / 765.0;
    }
    int paper = seen > 0 && bright / seen > 0.5 && seen < 0.98 * argb.length ? 0 : 255;
    for (int i = 0; i < argb.length; i++) {
      int alpha = argb[i] >>> 24;
      int mixed = 0;
      for (int shift = 16; shift >= 0; shift -= 8) {
        int over = (argb[i] >> shift & 0xFF) * alpha + paper * (255 - alpha);
        mixed |= (over + 127) / 255 << shift;
      }
      argb[i] = mixed;
    }
  }

  /** Copies grey samples as stored, because BufferedImage's conversion would apply a gamma. */
  private static void readSamples(Raster raster, boolean bytes, float[] grey) {
    int[] line = new int[raster.getWidth()];
    float most = bytes ? 255f : 65535f;
    for (int row = 0; row < raster.getHeight(); row++) {
      raster.getSamples(0, row, raster.getWidth(), 1, 0, line);
      for (int column = 0; column < line.length; column++) {
        grey[row * line.length + column] = line[column] / most;
      }
    }
  }

  /** Returns whether a file's name has the extension of a picture. */
  public static boolean isPictureName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.matches(".*\\.(png|jpe?g|gif|bmp|tiff?)");
  }
}
