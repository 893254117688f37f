package org.digitstudio.engine.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * How a value of an HDF5 file is written.
 *
 * @param kind floating point, text of a fixed length, or text that lies elsewhere
 * @param size bytes of one value
 */
record Hdf5Type(Kind kind, int size) {
  enum Kind {
    FLOAT,
    TEXT,
    TEXT_ELSEWHERE
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
        if (!littleEndian || bits != 8 * size || size != 2 && size != 4 && size != 8) {
          throw new IOException("its weights are numbers of an unusual kind");
        }
        yield new Hdf5Type(Kind.FLOAT, size);
      }
      case STRING -> new Hdf5Type(Kind.TEXT, size);
      case VARIABLE -> {
        if ((flags & 15) != 1) {
          throw neither();
        }
        yield new Hdf5Type(Kind.TEXT_ELSEWHERE, size);
      }
      default -> throw neither();
    };
  }

  private static IOException neither() {
    return new IOException("its HDF5 holds neither numbers nor text where it should");
  }

  float[] floats(Hdf5Bytes bytes, int at, int count) throws IOException {
    if (kind != Kind.FLOAT) {
      throw new IOException("its weights are no numbers");
    }
    ByteBuffer raw = ByteBuffer.wrap(bytes.slice(at, count * size)).order(ByteOrder.LITTLE_ENDIAN);
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

  byte[] text(Hdf5Bytes bytes, int at, int most) throws IOException {
    return switch (kind) {
      case TEXT -> trimmed(bounded(bytes, at, size, most));
      case TEXT_ELSEWHERE -> elsewhere(bytes, at, most);
      case FLOAT -> throw neither();
    };
  }

  /** In a global heap: objects one after the other, each with its number and size. */
  private static byte[] elsewhere(Hdf5Bytes bytes, int at, int most) throws IOException {
    int length = bytes.size32(at);
    int heap = bytes.place(at + 4);
    int wanted = bytes.size32(at + 12);
    if (!bytes.says(heap, "GCOL")) {
      throw Hdf5Bytes.broken();
    }
    int end = heap + bytes.place(heap + 8);
    int object = heap + 16;
    while (object + 16 <= end) {
      int number = bytes.u16(object);
      int size = bytes.place(object + 8);
      if (number == wanted && number != 0) {
        return trimmed(bounded(bytes, object + 16, Math.min(length, size), most));
      }
      if (number == 0) {
        break;
      }
      object = object + 16 + (size + 7 & ~7);
    }
    throw Hdf5Bytes.broken();
  }

  private static byte[] bounded(Hdf5Bytes bytes, int at, int length, int most) throws IOException {
    if (length > most) {
      throw new IOException("its description is longer than any network's");
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
