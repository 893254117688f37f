package org.digitstudio.mnist;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.digitstudio.domain.StudioIOException;

/**
 * Unpacks gzip, in one member or several, as long as it does not grow more than any set of images
 * does.
 */
final class BoundedGzip extends GZIPInputStream {
  /** MNIST's images unpack to 5 times their size, a set of thin lines to about 20 times. */
  private static final long MAX_RATIO = 150;

  private static final long MIN_CHECKED_BYTES = 4 << 20;

  private final Counter packed;
  private final String fileName;
  private long unpacked;

  BoundedGzip(InputStream packed, String fileName) throws IOException {
    this(new Counter(packed), fileName);
  }

  private BoundedGzip(Counter packed, String fileName) throws IOException {
    super(packed, 1 << 16);
    this.packed = packed;
    this.fileName = fileName;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    unpacked += Math.max(0, read);
    if (unpacked > MIN_CHECKED_BYTES && unpacked / MAX_RATIO > packed.bytes) {
      throw new StudioIOException("mnist.gzip.bomb", fileName);
    }
    return read;
  }

  /** Counts the packed bytes of all members. */
  private static final class Counter extends FilterInputStream {
    private long bytes;

    Counter(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      bytes += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      bytes += Math.max(0, read);
      return read;
    }
  }
}
