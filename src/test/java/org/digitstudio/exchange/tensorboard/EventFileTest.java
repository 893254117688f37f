package org.digitstudio.exchange.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.digitstudio.exchange.protobuf.ProtoReader;
import org.junit.jupiter.api.Test;

class EventFileTest {
  private static final Instant START = Instant.ofEpochMilli(1_700_000_000_500L);

  @Test
  void recordsHaveMaskedChecksumsAndHoldTheScalars() throws IOException {
    byte[] file =
        new EventFile(START).scalar(START.plusSeconds(3), 2, "loss/training", 0.25).toBytes();

    List<byte[]> records = records(file);

    assertThat(records).hasSize(2);
    ProtoReader version = new ProtoReader(records.getFirst());
    assertThat(find(version, 3).text()).isEqualTo("brain.Event:2");
    ProtoReader event = new ProtoReader(records.get(1));
    assertThat(find(event, 2).integer()).isEqualTo(2);
    ProtoReader value = find(find(event, 5).message(), 1).message();
    assertThat(find(value, 1).text()).isEqualTo("loss/training");
    assertThat(find(value, 2).fixed32()).isEqualTo(0.25f);
  }

  /** The checksum of the 32 zero bytes in RFC 3720's appendix, masked as TFRecord does. */
  @Test
  void theChecksumIsThatOfTheStandard() {
    CRC32C crc = new CRC32C();
    crc.update(new byte[32]);
    assertThat(crc.getValue()).isEqualTo(0x8A9136AAL);
  }

  private static ProtoReader find(ProtoReader message, int field) throws IOException {
    while (message.next()) {
      if (message.field() == field) {
        return message;
      }
      message.skip();
    }
    throw new AssertionError("no field " + field);
  }

  private static List<byte[]> records(byte[] file) {
    List<byte[]> records = new ArrayList<>();
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      byte[] length = new byte[8];
      bytes.get(length);
      assertThat(bytes.getInt()).isEqualTo(masked(length));
      byte[] content =
          new byte[(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
      bytes.get(content);
      assertThat(bytes.getInt()).isEqualTo(masked(content));
      records.add(Arrays.copyOf(content, content.length));
    }
    return records;
  }

  private static int masked(byte[] content) {
    CRC32C crc = new CRC32C();
    crc.update(content);
    int value = (int) crc.getValue();
    return (value >>> 15 | value << 17) + 0xA282EAD8;
  }
}
