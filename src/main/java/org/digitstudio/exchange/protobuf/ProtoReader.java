package org.digitstudio.exchange.protobuf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.digitstudio.domain.StudioIOException;

/**
 * Reads one protobuf message without copying it, field by field: {@link #next} and then one getter
 * for the field's value. Every length is checked against the message, so that nothing is allocated
 * on a file's word.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Protocol Buffers: encoding</a>
 */
public final class ProtoReader {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;
  private static final int MAX_TEXT = 10_000;
  private static final int MAX_LONG_TEXT = 4 << 20;

  private final byte[] bytes;
  private final int end;
  private int at;
  private int field;
  private int wireType;

  public ProtoReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private ProtoReader(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /** Moves to the next field; returns false at the message's end. */
  public boolean next() throws IOException {
    if (at == end) {
      return false;
    }
    long key = varint();
    field = (int) Math.min(key >>> 3, Integer.MAX_VALUE);
    wireType = (int) (key & 7);
    if (field == 0) {
      throw broken();
    }
    return true;
  }

  /** The current field's number. */
  public int field() {
    return field;
  }

  /** Passes over the current field's value. */
  public void skip() throws IOException {
    switch (wireType) {
      case VARINT -> varint();
      case FIXED64 -> advance(8);
      case BYTES -> advance(length());
      case FIXED32 -> advance(4);
      default -> throw broken();
    }
  }

  private int advance(int count) throws IOException {
    if (count < 0 || count > end - at) {
      throw broken();
    }
    int from = at;
    at += count;
    return from;
  }

  private int length() throws IOException {
    long length = varint();
    if (length < 0 || length > end - at) {
      throw broken();
    }
    return (int) length;
  }

  private long varint() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = bytes[advance(1)];
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw broken();
  }

  private void require(int expected) throws IOException {
    if (wireType != expected) {
      throw broken();
    }
  }

  public long integer() throws IOException {
    require(VARINT);
    return varint();
  }

  public float fixed32() throws IOException {
    require(FIXED32);
    return little().getFloat(advance(4));
  }

  private ByteBuffer little() {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  public String text() throws IOException {
    return text(MAX_TEXT);
  }

  /** The current field's text, which may be as long as a model card. */
  public String longText() throws IOException {
    return text(MAX_LONG_TEXT);
  }

  private String text(int maxBytes) throws IOException {
    require(BYTES);
    int length = length();
    if (length > maxBytes) {
      throw broken();
    }
    return new String(bytes, advance(length), length, StandardCharsets.UTF_8);
  }

  /** The current field's bytes as a message of their own. */
  public ProtoReader message() throws IOException {
    require(BYTES);
    int length = length();
    int from = advance(length);
    return new ProtoReader(bytes, from, from + length);
  }

  /** The current field's bytes, little-endian and not copied. */
  public ByteBuffer raw() throws IOException {
    require(BYTES);
    int length = length();
    return ByteBuffer.wrap(bytes, advance(length), length).slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Adds the current field's whole numbers, packed or one by one. */
  public void integers(List<Long> target, int maxCount) throws IOException {
    if (wireType == VARINT) {
      target.add(varint());
    } else {
      ProtoReader packed = message();
      while (packed.at < packed.end && target.size() <= maxCount) {
        target.add(packed.varint());
      }
    }
    if (target.size() > maxCount) {
      throw broken();
    }
  }

  public static StudioIOException broken() {
    return new StudioIOException("exchange.protobuf.broken");
  }
}
