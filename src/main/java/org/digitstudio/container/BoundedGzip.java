package org.digitstudio.container;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.digitstudio.domain.StudioIOException;

/**
 * Unpacks gzip, of one member or several, as long as it doesn't grow beyond what data does. Damage
 * is a {@link StudioIOException}.
 */
public final class BoundedGzip extends InputStream {
  private static final int MAGIC_1 = 0x1F;
  private static final int MAGIC_2 = 0x8B;

  /** Images unpack to 5 times their size, thin lines and long rows of zeros to some 100 times. */
  private static final long MAX_RATIO = 300;

  private static final long MIN_CHECKED_BYTES = 4 << 20;

  private final CountingStream packed;
  private final GZIPInputStream gzip;
  private long unpacked;

  private BoundedGzip(InputStream source) throws IOException {
    this.packed = new CountingStream(source);
    try {
      this.gzip = new GZIPInputStream(packed, 1 << 16);
    } catch (ZipException | EOFException e) {
      throw new StudioIOException(e, "container.gzip.damaged");
    }
  }

  /** Returns the stream unpacked if it is gzip, and as it is if not. */
  public static InputStream unpack(InputStream source) throws IOException {
    source.mark(2);
    boolean packed = source.read() == MAGIC_1 && source.read() == MAGIC_2;
    source.reset();
    return packed ? new BoundedGzip(source) : source;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      int read = gzip.read(target, offset, length);
      unpacked += Math.max(0, read);
      if (unpacked > MIN_CHECKED_BYTES && unpacked / MAX_RATIO > packed.count) {
        throw new StudioIOException("container.gzip.bomb");
      }
      return read;
    } catch (ZipException | EOFException e) {
      throw new StudioIOException(e, "container.gzip.damaged");
    }
  }

  @Override
  public void close() throws IOException {
    gzip.close();
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
