package org.digitstudio.mnist;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipException;
import org.digitstudio.container.BoundedGzip;
import org.digitstudio.domain.FileFailures;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.ImageSet;
import org.digitstudio.domain.digit.DigitImage;

/**
 * Reads IDX files, plain or gzip, strictly: every byte is accounted for, and memory is allocated
 * only as far as the file has bytes.
 *
 * @see <a href="https://yann.lecun.org/exdb/mnist/">the format, by LeCun, Cortes and Burges</a>
 */
public final class IdxFiles {
  static final int IMAGES_MAGIC = 0x0803;
  static final int LABELS_MAGIC = 0x0801;

  /** QMNIST's labels: rows of {@link #QMNIST_COLUMNS} numbers, of which the first is the class. */
  private static final int QMNIST_MAGIC = 0x0c02;

  private static final int QMNIST_COLUMNS = 8;

  /** MNIST's images unpack to 5 times their size, a set of thin lines to about 20 times. */
  private static final long MAX_GZIP_RATIO = 150;

  private static final int MAX_IMAGES = 500_000;
  private static final int CHUNK = 1 << 20;

  private IdxFiles() {}

  /** The two kinds of IDX files. */
  private enum Content {
    IMAGES,
    LABELS
  }

  /** Reads the content of an open file. */
  private interface Reader {
    byte[] read(DataInputStream in) throws IOException;
  }

  /**
   * Reads a pair of files.
   *
   * @throws StudioIOException if either is missing or broken, or they do not belong together
   */
  public static DigitDataset read(String name, Path images, Path labels) throws IOException {
    try (InputStream imageStream = open(images);
        InputStream labelStream = open(labels)) {
      return read(name, imageStream, name(images), labelStream, name(labels));
    }
  }

  static DigitDataset read(
      String name, InputStream images, String imagesName, InputStream labels, String labelsName)
      throws IOException {
    byte[] classes = readLabels(labels, labelsName);
    byte[] pixels = readImages(images, imagesName);
    int count = pixels.length / DigitImage.PIXELS;
    if (count != classes.length) {
      throw new StudioIOException("mnist.idx.pair", imagesName, count, labelsName, classes.length);
    }
    return ImageSet.owning(name, pixels, classes);
  }

  /**
   * Reads images without labels.
   *
   * @throws StudioIOException if the file is missing or broken
   */
  public static List<DigitImage> readImageList(Path images) throws IOException {
    try (InputStream stream = open(images)) {
      byte[] pixels = readImages(stream, name(images));
      return IntStream.range(0, pixels.length / DigitImage.PIXELS)
          .mapToObj(i -> DigitImage.ofBytes(pixels, i * DigitImage.PIXELS))
          .toList();
    }
  }

  private static InputStream open(Path file) throws IOException {
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw FileFailures.of(file, e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** Returns the images' bytes, 784 each. */
  static byte[] readImages(InputStream source, String fileName) throws IOException {
    return read(
        source,
        fileName,
        in -> {
          checkMagic(in.readInt(), IMAGES_MAGIC, fileName, Content.IMAGES);
          int count = count(in, fileName);
          int rows = in.readInt();
          int columns = in.readInt();
          if (rows != DigitImage.SIDE || columns != DigitImage.SIDE) {
            throw new StudioIOException(
                "mnist.idx.size",
                fileName,
                Integer.toUnsignedLong(rows),
                Integer.toUnsignedLong(columns));
          }
          return body(in, fileName, count, DigitImage.PIXELS);
        });
  }

  /** Returns the labels, each 0..9. */
  static byte[] readLabels(InputStream source, String fileName) throws IOException {
    return read(
        source,
        fileName,
        in -> {
          int magic = in.readInt();
          byte[] labels;
          if (magic == QMNIST_MAGIC) {
            labels = firstColumn(in, fileName);
          } else {
            checkMagic(magic, LABELS_MAGIC, fileName, Content.LABELS);
            labels = body(in, fileName, count(in, fileName), 1);
          }
          for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] > 9) {
              throw new StudioIOException("mnist.idx.label", fileName, i, labels[i] & 0xFF);
            }
          }
          return labels;
        });
  }

  private static byte[] read(InputStream source, String fileName, Reader reader)
      throws IOException {
    try (DataInputStream in = unpacked(source, fileName)) {
      return reader.read(in);
    } catch (StudioIOException e) {
      throw e;
    } catch (EOFException e) {
      throw new StudioIOException(e, "mnist.idx.header", fileName);
    } catch (ZipException e) {
      throw new StudioIOException(e, "mnist.gzip.damaged", fileName);
    } catch (IOException e) {
      throw FileFailures.of(fileName, e);
    }
  }

  /**
   * Returns the class of each of QMNIST's rows (Yadav and Bottou 2019); the other columns tell who
   * wrote the digit.
   */
  private static byte[] firstColumn(DataInputStream in, String fileName) throws IOException {
    int count = count(in, fileName);
    int columns = in.readInt();
    if (columns != QMNIST_COLUMNS) {
      throw new StudioIOException(
          "mnist.idx.qmnist", fileName, Integer.toUnsignedLong(columns), QMNIST_COLUMNS);
    }
    ByteBuffer rows = ByteBuffer.wrap(body(in, fileName, count, QMNIST_COLUMNS * Integer.BYTES));
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      int label = rows.getInt(i * QMNIST_COLUMNS * Integer.BYTES);
      labels[i] = (byte) (label >= 0 && label <= 9 ? label : 255);
    }
    return labels;
  }

  private static DataInputStream unpacked(InputStream source, String fileName) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(source, 1 << 16);
    return new DataInputStream(
        BoundedGzip.isGzip(buffered)
            ? new BufferedInputStream(
                new BoundedGzip(
                    buffered,
                    MAX_GZIP_RATIO,
                    () -> new StudioIOException("mnist.gzip.bomb", fileName)),
                1 << 16)
            : buffered);
  }

  private static void checkMagic(int found, int expected, String fileName, Content content)
      throws IOException {
    if (found != expected) {
      throw new StudioIOException(
          content == Content.IMAGES ? "mnist.idx.not-images" : "mnist.idx.not-labels",
          fileName,
          "%08x".formatted(found),
          "%08x".formatted(expected));
    }
  }

  private static int count(DataInputStream in, String fileName) throws IOException {
    int count = in.readInt();
    if (count < 1 || count > MAX_IMAGES) {
      throw new StudioIOException(
          "mnist.idx.count", fileName, Integer.toUnsignedLong(count), MAX_IMAGES);
    }
    return count;
  }

  /** Reads in chunks, so that a file with a false count costs no more memory than it has bytes. */
  private static byte[] body(DataInputStream in, String fileName, int count, int bytesEach)
      throws IOException {
    int expected = count * bytesEach;
    byte[] bytes = new byte[Math.min(expected, CHUNK)];
    int filled = 0;
    while (filled < expected) {
      if (filled == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(expected, bytes.length * 2L));
      }
      int read = readOrEnd(in, bytes, filled);
      if (read < 0) {
        throw new StudioIOException("mnist.idx.truncated", fileName, count, filled / bytesEach);
      }
      filled += read;
    }
    if (in.read() >= 0) {
      throw new StudioIOException("mnist.idx.too-long", fileName, count);
    }
    return bytes;
  }

  /** A gzip stream that is cut off ends in an exception, where a plain file just ends. */
  private static int readOrEnd(DataInputStream in, byte[] bytes, int from) throws IOException {
    try {
      return in.read(bytes, from, bytes.length - from);
    } catch (EOFException e) {
      return -1;
    }
  }
}
