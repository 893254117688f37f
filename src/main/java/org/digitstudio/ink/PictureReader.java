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
  static GreyPicture grey(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    float[] grey = new float[width * height];
    float[] alpha = new float[width * height];
    if (image.getType() == BufferedImage.TYPE_BYTE_GRAY
        || image.getType() == BufferedImage.TYPE_USHORT_GRAY) {
      readSamples(image.getRaster(), image.getType() == BufferedImage.TYPE_BYTE_GRAY, grey);
      return GreyPicture.owning(width, height, grey);
    }
    int[] line = new int[width];
    double seen = 0;
    double bright = 0;
    for (int row = 0; row < height; row++) {
      image.getRGB(0, row, width, 1, line, 0, width);
      for (int column = 0; column < width; column++) {
        int at = row * width + column;
        grey[at] = level(line[column]);
        alpha[at] = (line[column] >>> 24) / 255f;
        seen += alpha[at];
        bright += alpha[at] * grey[at];
      }
    }
    float paper = seen > 0 && bright / seen > 0.5 && seen < 0.98 * grey.length ? 0f : 1f;
    for (int i = 0; i < grey.length; i++) {
      grey[i] = Math.clamp(grey[i] * alpha[i] + paper * (1 - alpha[i]), 0f, 1f);
    }
    return GreyPicture.owning(width, height, grey);
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

  /**
   * Half luma (ITU-R BT.601), half the darkest channel: coloured ink, blue above all, stands out
   * from paper better in the channel that it swallows.
   */
  private static float level(int rgb) {
    int red = rgb >> 16 & 0xFF;
    int green = rgb >> 8 & 0xFF;
    int blue = rgb & 0xFF;
    float luma = 0.299f * red + 0.587f * green + 0.114f * blue;
    return (luma + Math.min(red, Math.min(green, blue))) / 510f;
  }

  /** Whether a file's name looks like a picture's. */
  public static boolean isPictureName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.matches(".*\\.(png|jpe?g|gif|bmp)");
  }
}
