package org.digitstudio.exchange.hdf5;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A named value of an object.
 *
 * @param count how many values it has; 1 for a single one
 * @param data where they begin
 */
record Attribute(String name, Hdf5Type type, int count, int data) {
  private static final int MAX_TEXT = 1_000;

  static Attribute read(Hdf5Bytes bytes, int at) throws IOException {
    int version = bytes.u8(at);
    if (version < 1 || version > 3) {
      throw Hdf5Bytes.unsupported("attribute version " + version);
    }
    int nameSize = bytes.u16(at + 2);
    int typeSize = bytes.u16(at + 4);
    int spaceSize = bytes.u16(at + 6);
    int name = at + (version == 3 ? 9 : 8);
    // Version 1 pads each part to a multiple of eight bytes.
    int mask = version == 1 ? 7 : 0;
    int type = name + (nameSize + mask & ~mask);
    int space = type + (typeSize + mask & ~mask);
    int data = space + (spaceSize + mask & ~mask);
    return new Attribute(bytes.name(name), Hdf5Type.read(bytes, type), count(bytes, space), data);
  }

  private static int count(Hdf5Bytes bytes, int space) throws IOException {
    int rank = bytes.u8(space + 1);
    int first = space + (bytes.u8(space) == 1 ? 8 : 4);
    long count = 1;
    for (int i = 0; i < Math.min(rank, 2); i++) {
      count *= Math.min(1 << 20, bytes.u64(first + 8 * i));
    }
    return (int) Math.min(count, Integer.MAX_VALUE);
  }

  List<String> texts(Hdf5Bytes bytes, int maxCount) throws IOException {
    if (count > maxCount) {
      throw Hdf5Bytes.broken();
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] text = type.text(bytes, data + i * type.size(), MAX_TEXT);
      texts.add(new String(text, StandardCharsets.UTF_8));
    }
    return texts;
  }
}
