package org.digitstudio.mnist;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Unpacks gzip as long as it does not swell beyond what any set of pictures does. */
final class BoundedGzip extends GZIPInputStream {
  /** MNIST's pictures unpack to 5 times their size, a set of thin lines to some 20 times. */
  private static final long MAX_RATIO = 150;

  private static final long MIN_CHECKED_BYTES = 4 << 20;
  private final String fileName;
  private long unpacked;

  BoundedGzip(InputStream packed, String fileName) throws IOException {
    super(packed, 1 << 16);
    this.fileName = fileName;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    unpacked += Math.max(0, read);
    if (unpacked > MIN_CHECKED_BYTES && unpacked / MAX_RATIO > inf.getBytesRead()) {
      throw new IOException(fileName + " is packed like a gzip bomb and is not unpacked.");
    }
    return read;
  }
}
