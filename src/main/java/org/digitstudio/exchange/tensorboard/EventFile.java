package org.digitstudio.exchange.tensorboard;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.digitstudio.exchange.protobuf.ProtoWriter;

/**
 * Builds one event file: records of length, checksum, message and checksum, as TensorFlow's
 * TFRecord format has them, each message an {@code Event}.
 */
final class EventFile {
  private static final int WALL_TIME = 1;
  private static final int STEP = 2;
  private static final int FILE_VERSION = 3;
  private static final int SUMMARY = 5;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /**
   * @param start of the run
   */
  EventFile(Instant start) {
    record(event(start).text(FILE_VERSION, "brain.Event:2"));
  }

  /** Adds one value of a curve, such as {@code loss/training} after an epoch. */
  EventFile scalar(Instant time, long step, String tag, double value) {
    ProtoWriter entry = new ProtoWriter().text(1, tag).fixed32(2, (float) value);
    record(event(time).integer(STEP, step).message(SUMMARY, new ProtoWriter().message(1, entry)));
    return this;
  }

  private static ProtoWriter event(Instant time) {
    return new ProtoWriter().fixed64(WALL_TIME, time.toEpochMilli() / 1e3);
  }

  private void record(ProtoWriter message) {
    byte[] content = message.toBytes();
    byte[] length = little(8).putLong(content.length).array();
    bytes.writeBytes(length);
    bytes.writeBytes(checksum(length));
    bytes.writeBytes(content);
    bytes.writeBytes(checksum(content));
  }

  /** TFRecord turns a CRC-32C and adds a constant, so that checksums of checksums stay apart. */
  private static byte[] checksum(byte[] content) {
    CRC32C crc = new CRC32C();
    crc.update(content);
    int value = (int) crc.getValue();
    int masked = Integer.rotateRight(value, 15) + 0xA282EAD8;
    return little(4).putInt(masked).array();
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
