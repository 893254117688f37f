package org.digitstudio.storage.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.training.BatchPoint;
import org.digitstudio.domain.training.Moment;

/**
 * The bytes of a history, big-endian: the word {@code DSRH}, the format and the parameter count;
 * then records of kind, length, content and the CRC-32C of these. Records are only appended, so a
 * crash costs the last one: reading ends at the first that is not whole.
 */
final class HistoryFile {
  static final int SNAPSHOT = 1;
  static final int CURVE = 2;
  static final int HEADER = 12;

  /** More points than this in one record are a damaged file. */
  private static final int MAX_POINTS = 100_000;

  private static final int MAGIC = 0x44535248;
  private static final int FORMAT = 1;
  private static final int FRAME = 12;
  private static final int MOMENT_BYTES = 32;
  private static final int POINT_BYTES = 16;

  private HistoryFile() {}

  static ByteBuffer header(int parameterCount) {
    return ByteBuffer.allocate(HEADER).putInt(MAGIC).putInt(FORMAT).putInt(parameterCount).flip();
  }

  /**
   * Checks the header.
   *
   * @throws IOException if the file is no history or belongs to another network
   */
  static void checkHeader(FileChannel channel, int parameterCount) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    readFully(channel, header, 0);
    if (header.hasRemaining() || !header.flip().equals(header(parameterCount))) {
      throw new StudioIOException("storage.history.damaged");
    }
  }

  static ByteBuffer snapshot(Moment moment, byte[] weights) {
    ByteBuffer content = ByteBuffer.allocate(MOMENT_BYTES + weights.length);
    content.putDouble(moment.epochs()).putLong(moment.step());
    content.putDouble(moment.loss()).putDouble(moment.accuracy()).put(weights);
    return framed(SNAPSHOT, content.flip());
  }

  static Moment moment(ByteBuffer content) {
    double epochs = content.getDouble();
    long step = content.getLong();
    return new Moment(epochs, step, content.getDouble(), content.getDouble());
  }

  static ByteBuffer curve(List<BatchPoint> points) {
    ByteBuffer content = ByteBuffer.allocate(POINT_BYTES * points.size());
    for (BatchPoint point : points) {
      content.putDouble(point.epochs()).putFloat((float) point.loss());
      content.putFloat((float) point.accuracy());
    }
    return framed(CURVE, content.flip());
  }

  static List<BatchPoint> points(ByteBuffer content) {
    List<BatchPoint> points = new ArrayList<>();
    while (content.remaining() >= POINT_BYTES) {
      points.add(new BatchPoint(content.getDouble(), content.getFloat(), content.getFloat()));
    }
    return points;
  }

  private static ByteBuffer framed(int kind, ByteBuffer content) {
    ByteBuffer record = ByteBuffer.allocate(FRAME + content.remaining());
    record.putInt(kind).putInt(content.remaining()).put(content);
    return record.putInt(crc(record.duplicate().flip())).flip();
  }

  private static int crc(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  /**
   * A record of the file.
   *
   * @param end position of the next one
   */
  record Entry(int kind, ByteBuffer content, long end) {}

  /**
   * Reads the record at a position.
   *
   * @param maxSnapshotBytes the most a snapshot of this network can take
   * @return empty where no whole record follows
   */
  static Optional<Entry> read(FileChannel channel, long position, long maxSnapshotBytes)
      throws IOException {
    ByteBuffer head = ByteBuffer.allocate(8);
    readFully(channel, head, position);
    if (head.hasRemaining()) {
      return Optional.empty();
    }
    head.flip();
    int kind = head.getInt();
    int length = head.getInt();
    long max = kind == SNAPSHOT ? MOMENT_BYTES + maxSnapshotBytes : (long) POINT_BYTES * MAX_POINTS;
    if (length < 0 || length > max || position + FRAME + length > channel.size()) {
      return Optional.empty();
    }
    ByteBuffer record = ByteBuffer.allocate(FRAME + length);
    readFully(channel, record, position);
    if (record.hasRemaining()) {
      return Optional.empty();
    }
    ByteBuffer checked = record.duplicate().flip().limit(FRAME - 4 + length);
    if (crc(checked) != record.getInt(FRAME - 4 + length)) {
      return Optional.empty();
    }
    return Optional.of(new Entry(kind, record.slice(8, length), position + FRAME + length));
  }

  private static void readFully(FileChannel channel, ByteBuffer target, long position)
      throws IOException {
    long at = position;
    while (target.hasRemaining()) {
      int count = channel.read(target, at);
      if (count < 0) {
        return;
      }
      at += count;
    }
  }
}
