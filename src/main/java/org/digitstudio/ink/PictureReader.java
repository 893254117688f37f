package org.digitstudio.ink;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads PNG, JPEG, GIF and BMP files as grey pictures. The size is read first, and a large picture
 * only in part (every second, third, ... pixel), so that memory does not depend on the file.
 */
public final class PictureReader {
  /** What a picture's longer side has at most once it is read. */
  static final int MOST_SIDE = 2_400;

  static final long MOST_PIXELS = 500_000_000L;
  static final long MOST_BYTES = 256L << 20;

  private PictureReader() {}

  /**
   * @throws IOException with one sentence for the user if the file is missing, empty, broken, too
   *     large or no picture
   */
  public static GreyPicture read(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    try {
      if (Files.isDirectory(file)) {
        throw new IOException(name + " is a folder; choose a picture in it.");
      }
      long size = Files.size(file);
      check(size, name);
      int orientation;
      try (var head = Files.newInputStream(file)) {
        orientation = JpegOrientation.of(head.readNBytes(JpegOrientation.LONGEST_HEAD));
      }
      try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
        return JpegOrientation.upright(read(in, name), orientation);
      }
    } catch (NoSuchFileException e) {
      throw new IOException("There is no file " + file + ".", e);
    }
  }

  /**
   * @param name what the picture is called in messages
   * @throws IOException as {@link #read(Path)}
   */
  public static GreyPicture read(byte[] bytes, String name) throws IOException {
    check(bytes.length, name);
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      return JpegOrientation.upright(read(in, name), JpegOrientation.of(bytes));
    }
  }

  private static void check(long size, String name) throws IOException {
    if (size == 0) {
      throw new IOException(name + " is empty; choose another picture.");
    }
    if (size > MOST_BYTES) {
      throw new IOException(
          "%s has %,d MB; pictures of up to %,d MB can be read."
              .formatted(name, size >> 20, MOST_BYTES >> 20));
    }
  }

  private static GreyPicture read(ImageInputStream in, String name) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
    if (!readers.hasNext()) {
      throw new IOException(name + " is no picture that can be read; use PNG, JPEG, GIF or BMP.");
    }
    ImageReader reader = readers.next();
    try {
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if (width < 1 || height < 1 || (long) width * height > MOST_PIXELS) {
        throw new IOException(
            "%s says it has %,d x %,d pixels; pictures of up to %,d million can be read."
                .formatted(name, width, height, MOST_PIXELS / 1_000_000));
      }
      ImageReadParam part = reader.getDefaultReadParam();
      int step = Math.ceilDiv(Math.max(width, height), MOST_SIDE);
      part.setSourceSubsampling(Math.min(step, width), Math.min(step, height), 0, 0);
      return grey(reader.read(0, part));
    } catch (RuntimeException e) {
      // What the readers throw at a damaged file is not limited to IOException.
      throw broken(name, e);
    } catch (IOException e) {
      throw e.getMessage() != null && e.getMessage().startsWith(name) ? e : broken(name, e);
    } finally {
      reader.dispose();
    }
  }

  private static IOException broken(String name, Exception cause) {
    return new IOException(name + " is damaged and cannot be read; choose another picture.", cause);
  }

  /** The picture on paper of the opposite shade where it is transparent. */
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
      layOnPaper(rgb);
    }
    GreyProjection projection = GreyProjection.of(rgb, width, height);
    for (int i = 0; i < grey.length; i++) {
      grey[i] = projection.level(rgb[i]);
    }
    return GreyPicture.owning(width, height, grey);
  }

  /** Puts paper of the opposite shade behind what is transparent. */
  private static void layOnPaper(int[] argb) {
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

  /** Grey samples as stored: a BufferedImage's own conversion would bend them by a gamma. */
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

  /** Whether a file's name looks like a picture's. */
  public static boolean isPictureName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.matches(".*\\.(png|jpe?g|gif|bmp)");
  }
}
