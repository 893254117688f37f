package org.digitstudio.exchange.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.digitstudio.domain.StudioIOException;

/**
 * The type of a stored value.
 *
 * @param size bytes of one value
 */
record Hdf5Type(Kind kind, int size) {
  enum Kind {
    FLOAT,
    /** Text of a fixed length. */
    TEXT,
    /** A reference to text in a global heap. */
    HEAP_TEXT,
    OTHER
  }

  private static final int FLOAT = 1;
  private static final int STRING = 3;
  private static final int VARIABLE = 9;

  static Hdf5Type read(Hdf5Bytes bytes, int at) throws IOException {
    int size = bytes.size32(at + 4);
    int flags = bytes.u8(at + 1);
    return switch (bytes.u8(at) & 15) {
      case FLOAT -> {
        int bits = bytes.u16(at + 10);
        boolean littleEndian = (flags & 0x41) == 0;
        boolean known = littleEndian && bits == 8 * size && (size == 2 || size == 4 || size == 8);
        yield new Hdf5Type(known ? Kind.FLOAT : Kind.OTHER, size);
      }
      case STRING -> new Hdf5Type(Kind.TEXT, size);
      case VARIABLE -> new Hdf5Type((flags & 15) == 1 ? Kind.HEAP_TEXT : Kind.OTHER, size);
      default -> new Hdf5Type(Kind.OTHER, size);
    };
  }

  float[] floats(byte[] content, int count) throws IOException {
    if (kind != Kind.FLOAT) {
      throw new StudioIOException("exchange.hdf5.not-floats");
    }
    ByteBuffer raw = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] =
          switch (size) {
            case 2 -> Float.float16ToFloat(raw.getShort(2 * i));
            case 4 -> raw.getFloat(4 * i);
            default -> (float) raw.getDouble(8 * i);
          };
    }
    return values;
  }

  byte[] text(Hdf5Bytes bytes, int at, int maxBytes) throws IOException {
    return switch (kind) {
      case TEXT -> trimmed(bounded(bytes, at, size, maxBytes));
      case HEAP_TEXT -> heapText(bytes, at, maxBytes);
      case FLOAT, OTHER -> throw new StudioIOException("exchange.hdf5.not-text");
    };
  }

  /** Finds a text in a global heap: objects in a row, each with its number and size. */
  private static byte[] heapText(Hdf5Bytes bytes, int at, int maxBytes) throws IOException {
    int length = bytes.size32(at);
    int heap = bytes.address(at + 4);
    int wanted = bytes.size32(at + 12);
    bytes.require(heap, "GCOL");
    int end = heap + bytes.address(heap + 8);
    int object = heap + 16;
    while (object + 16 <= end) {
      bytes.step();
      int number = bytes.u16(object);
      int size = bytes.address(object + 8);
      if (number == wanted && number != 0) {
        return trimmed(bounded(bytes, object + 16, Math.min(length, size), maxBytes));
      }
      if (number == 0) {
        break;
      }
      object = object + 16 + (size + 7 & ~7);
    }
    throw Hdf5Bytes.broken();
  }

  private static byte[] bounded(Hdf5Bytes bytes, int at, int length, int maxBytes)
      throws IOException {
    if (length > maxBytes) {
      throw new StudioIOException("exchange.hdf5.text-too-long");
    }
    return bytes.slice(at, length);
  }

  private static byte[] trimmed(byte[] text) {
    int end = text.length;
    while (end > 0 && text[end - 1] == 0) {
      end--;
    }
    return Arrays.copyOf(text, end);
  }
}
