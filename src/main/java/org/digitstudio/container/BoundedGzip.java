package org.digitstudio.container;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import org.digitstudio.domain.StudioIOException;

/** Unpacks gzip, in one member or several, as long as it does not grow beyond a ratio. */
public final class BoundedGzip extends GZIPInputStream {
  private static final long MIN_CHECKED_BYTES = 4 << 20;

  private final CountingStream packed;
  private final long maxRatio;
  private final Supplier<StudioIOException> bomb;
  private long unpacked;

  /**
   * Opens a packed stream.
   *
   * @param maxRatio of unpacked to packed bytes; checked from 4 MB on
   * @param bomb the failure if the stream grows beyond it
   */
  public BoundedGzip(InputStream packed, long maxRatio, Supplier<StudioIOException> bomb)
      throws IOException {
    this(new CountingStream(packed), maxRatio, bomb);
  }

  private BoundedGzip(CountingStream packed, long maxRatio, Supplier<StudioIOException> bomb)
      throws IOException {
    super(packed, 1 << 16);
    this.packed = packed;
    this.maxRatio = maxRatio;
    this.bomb = bomb;
  }

  /** Tells whether a stream, which must support marks, begins as gzip does. */
  public static boolean isGzip(InputStream source) throws IOException {
    source.mark(2);
    int magic = source.read() | source.read() << 8;
    source.reset();
    return magic == GZIP_MAGIC;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    unpacked += Math.max(0, read);
    if (unpacked > MIN_CHECKED_BYTES && unpacked / maxRatio > packed.count) {
      throw bomb.get();
    }
    return read;
  }

  /** Counts the packed bytes of all members. */
  private static final class CountingStream extends FilterInputStream {
    private long count;

    CountingStream(InputStream source) {
      super(source);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
