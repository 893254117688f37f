package org.digitstudio.mnist;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipException;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.ImageSet;
import org.digitstudio.domain.digit.DigitImage;
import org.jspecify.annotations.Nullable;

/**
 * Reads IDX files, plain or gzip, strictly: every byte is accounted for and nothing is allocated on
 * a file's word alone.
 *
 * @see <a href="https://yann.lecun.org/exdb/mnist/">the format, by LeCun, Cortes and Burges</a>
 */
public final class IdxFiles {
  static final int IMAGES_MAGIC = 0x0803;
  static final int LABELS_MAGIC = 0x0801;

  /** QMNIST's: rows of {@link #QMNIST_COLUMNS} numbers, of which the first is the label. */
  private static final int QMNIST_MAGIC = 0x0c02;

  private static final int QMNIST_COLUMNS = 8;
  private static final int GZIP_MAGIC = 0x1f8b;
  private static final int MAX_IMAGES = 500_000;
  private static final int CHUNK = 1 << 20;

  private IdxFiles() {}

  /**
   * Reads a pair of files.
   *
   * @throws IOException with one sentence for the user if either is broken or they do not match
   */
  public static DigitDataset read(String name, Path images, Path labels) throws IOException {
    try (InputStream imageStream = open(images);
        InputStream labelStream = open(labels)) {
      return read(
          name,
          imageStream,
          images.getFileName().toString(),
          labelStream,
          labels.getFileName().toString());
    }
  }

  static DigitDataset read(
      String name, InputStream images, String imagesName, InputStream labels, String labelsName)
      throws IOException {
    byte[] digits = readLabels(labels, labelsName);
    byte[] pixels = readImages(images, imagesName);
    int count = pixels.length / DigitImage.PIXELS;
    if (count != digits.length) {
      throw new IOException(
          "%s holds %,d pictures but %s holds %,d labels; they do not belong together."
              .formatted(imagesName, count, labelsName, digits.length));
    }
    return ImageSet.owning(name, pixels, digits);
  }

  /**
   * Reads pictures that have no labels.
   *
   * @throws IOException with one sentence for the user if the file is broken
   */
  public static List<DigitImage> readImageList(Path images) throws IOException {
    try (InputStream stream = open(images)) {
      byte[] pixels = readImages(stream, images.getFileName().toString());
      return IntStream.range(0, pixels.length / DigitImage.PIXELS)
          .mapToObj(i -> DigitImage.ofBytes(pixels, i * DigitImage.PIXELS))
          .toList();
    }
  }

  private static InputStream open(Path file) throws IOException {
    try {
      return Files.newInputStream(file);
    } catch (NoSuchFileException e) {
      throw new IOException("There is no file %s.".formatted(file), e);
    }
  }

  /** The pictures' bytes, 784 each. */
  static byte[] readImages(InputStream source, String fileName) throws IOException {
    try (DataInputStream in = open(source, fileName)) {
      int count = header(in, fileName, in.readInt(), IMAGES_MAGIC, "pictures");
      int rows = in.readInt();
      int columns = in.readInt();
      if (rows != DigitImage.SIDE || columns != DigitImage.SIDE) {
        throw new IOException(
            "%s holds pictures of %d x %d; this program reads 28 x 28."
                .formatted(fileName, rows, columns));
      }
      return body(in, fileName, count, DigitImage.PIXELS);
    } catch (EOFException e) {
      throw new IOException(fileName + " ends inside its header; it is not a whole IDX file.", e);
    }
  }

  /** The labels, each 0..9. */
  static byte[] readLabels(InputStream source, String fileName) throws IOException {
    try (DataInputStream in = open(source, fileName)) {
      int magic = in.readInt();
      byte[] labels =
          magic == QMNIST_MAGIC
              ? firstColumn(in, fileName)
              : body(in, fileName, header(in, fileName, magic, LABELS_MAGIC, "labels"), 1);
      for (int i = 0; i < labels.length; i++) {
        if (labels[i] < 0 || labels[i] > 9) {
          throw new IOException(
              "%s: label %,d is %d; a digit's label lies in 0 to 9."
                  .formatted(fileName, i, labels[i] & 0xFF));
        }
      }
      return labels;
    } catch (EOFException e) {
      throw new IOException(fileName + " ends inside its header; it is not a whole IDX file.", e);
    }
  }

  /**
   * The class of each of QMNIST's rows (Yadav and Bottou 2019); the rest tells who wrote it where.
   */
  private static byte[] firstColumn(DataInputStream in, String fileName) throws IOException {
    int count = count(in, fileName, "labels");
    int columns = in.readInt();
    if (columns != QMNIST_COLUMNS) {
      throw new IOException(
          "%s has %,d numbers a label; QMNIST's have %d."
              .formatted(fileName, Integer.toUnsignedLong(columns), QMNIST_COLUMNS));
    }
    ByteBuffer rows = ByteBuffer.wrap(body(in, fileName, count, QMNIST_COLUMNS * Integer.BYTES));
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      int label = rows.getInt(i * QMNIST_COLUMNS * Integer.BYTES);
      labels[i] = (byte) (label >= 0 && label <= 9 ? label : 255);
    }
    return labels;
  }

  private static DataInputStream open(InputStream source, String fileName) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(source, 1 << 16);
    buffered.mark(2);
    int magic = buffered.read() << 8 | buffered.read();
    buffered.reset();
    try {
      return new DataInputStream(
          magic == GZIP_MAGIC
              ? new BufferedInputStream(new BoundedGzip(buffered, fileName), 1 << 16)
              : buffered);
    } catch (ZipException | EOFException e) {
      throw new IOException(fileName + " looks like gzip but cannot be unpacked.", e);
    }
  }

  private static int header(DataInputStream in, String fileName, int found, int magic, String what)
      throws IOException {
    if (found != magic) {
      throw new IOException(
          "%s is not an IDX file of %s: it begins with %08x, not %08x."
              .formatted(fileName, what, found, magic));
    }
    return count(in, fileName, what);
  }

  private static int count(DataInputStream in, String fileName, String what) throws IOException {
    int count = in.readInt();
    if (count < 1 || count > MAX_IMAGES) {
      throw new IOException(
          "%s says it holds %,d %s; this program reads 1 to %,d."
              .formatted(fileName, Integer.toUnsignedLong(count), what, MAX_IMAGES));
    }
    return count;
  }

  /** Reads in chunks, so that a file that lies about its count costs no more than it holds. */
  private static byte[] body(DataInputStream in, String fileName, int count, int each)
      throws IOException {
    int expected = count * each;
    byte[] bytes = new byte[Math.min(expected, CHUNK)];
    int filled = 0;
    try {
      while (filled < expected) {
        if (filled == bytes.length) {
          bytes = Arrays.copyOf(bytes, (int) Math.min(expected, bytes.length * 2L));
        }
        int read = in.read(bytes, filled, bytes.length - filled);
        if (read < 0) {
          throw truncated(fileName, count, filled / each, null);
        }
        filled += read;
      }
      if (in.read() >= 0) {
        throw new IOException(
            "%s goes on after the %,d entries its header names.".formatted(fileName, count));
      }
      return bytes;
    } catch (EOFException e) {
      throw truncated(fileName, count, filled / each, e);
    } catch (ZipException e) {
      throw new IOException(fileName + " is damaged: its gzip data cannot be unpacked.", e);
    }
  }

  private static IOException truncated(
      String fileName, int count, int found, @Nullable Throwable cause) {
    return new IOException(
        "%s is cut short: its header names %,d entries and it holds %,d."
            .formatted(fileName, count, found),
        cause);
  }
}
