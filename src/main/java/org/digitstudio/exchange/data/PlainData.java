package org.digitstudio.exchange.data;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.digitstudio.container.BoundedGzip;
import org.digitstudio.domain.StudioIOException;

/** A data file's content, unpacked if it is gzip. Damage is a {@link StudioIOException}. */
final class PlainData extends FilterInputStream {
  /** Images unpack to 5 times their size, thin lines and long rows of zeros to some 100 times. */
  private static final long MAX_RATIO = 300;

  private PlainData(InputStream unpacked) {
    super(unpacked);
  }

  /**
   * Returns the stream unpacked if it is gzip, and as it is if not.
   *
   * @param source supports marks
   */
  static InputStream of(InputStream source) throws IOException {
    if (!BoundedGzip.isGzip(source)) {
      return source;
    }
    try {
      return new PlainData(
          new BoundedGzip(source, MAX_RATIO, () -> new StudioIOException("exchange.gzip.bomb")));
    } catch (ZipException | EOFException e) {
      throw damaged(e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      return super.read(target, offset, length);
    } catch (ZipException | EOFException e) {
      throw damaged(e);
    }
  }

  private static StudioIOException damaged(IOException cause) {
    return new StudioIOException(cause, "exchange.gzip.damaged");
  }
}
