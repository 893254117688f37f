package org.digitstudio.engine.format;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The part of HDF5 that Keras writes: groups in symbol tables, arrays of floating-point numbers in
 * one piece, attributes of text. After the HDF5 File Format Specification, version 1. Plain Java,
 * for the C library that everyone else reads these files with has a long list of ways to be taken
 * over by them. An object is named by where its header lies.
 */
final class Hdf5File {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};

  private static final int DATASPACE = 0x01;
  private static final int DATATYPE = 0x03;
  private static final int LAYOUT = 0x08;
  private static final int FILTERS = 0x0B;
  private static final int ATTRIBUTE = 0x0C;
  private static final int CONTINUATION = 0x10;
  private static final int SYMBOL_TABLE = 0x11;
  private static final int SHARED = 2;

  /** Of everything: no file of ours comes near, and a circle ends here. */
  private static final int MOST_STEPS = 100_000;

  private final Hdf5Bytes bytes;
  private final int root;
  private int steps;

  private Hdf5File(Hdf5Bytes bytes, int root) {
    this.bytes = bytes;
    this.root = root;
  }

  static boolean isOne(byte[] content) {
    return content.length > SIGNATURE.length
        && Arrays.equals(content, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
  }

  /**
   * @throws IOException half a sentence
   */
  static Hdf5File open(byte[] content) throws IOException {
    Hdf5Bytes bytes = new Hdf5Bytes(content);
    if (bytes.u8(8) != 0 || bytes.u8(13) != 8 || bytes.u8(14) != 8) {
      throw new IOException("it is an HDF5 file of a layout that Keras does not write");
    }
    bytes.place(40); // Where the file ends: one that is cut short is refused at once.
    return new Hdf5File(bytes, bytes.place(64));
  }

  int root() {
    return root;
  }

  /** A part of an object's header. */
  private record Message(int type, int at, int size) {}

  /**
   * Numbers and their shape.
   *
   * @param values the last dimension runs fastest
   */
  record Values(List<Integer> shape, float[] values) {}

  private void step() throws IOException {
    steps++;
    if (steps > MOST_STEPS) {
      throw new IOException("its HDF5 goes round in circles");
    }
  }

  private List<Message> messages(int header) throws IOException {
    if (bytes.u8(header) != 1) {
      throw new IOException("its HDF5 has objects of a layout that Keras does not write");
    }
    int count = bytes.u16(header + 2);
    List<Message> all = new ArrayList<>();
    Deque<int[]> blocks = new ArrayDeque<>();
    blocks.add(new int[] {header + 16, bytes.size32(header + 8)});
    while (!blocks.isEmpty()) {
      int[] block = blocks.removeFirst();
      step();
      int at = block[0];
      while (at - block[0] + 8 <= block[1] && all.size() < count) {
        step();
        Message message = new Message(bytes.u16(at), at + 8, bytes.u16(at + 2));
        if ((bytes.u8(at + 4) & SHARED) != 0) {
          throw new IOException("its HDF5 shares types between objects, which Keras never does");
        }
        if (message.type() == CONTINUATION) {
          blocks.add(new int[] {bytes.place(at + 8), bytes.place(at + 16)});
        }
        all.add(message);
        at += 8 + message.size();
      }
    }
    return all;
  }

  private Optional<Message> message(int header, int type) throws IOException {
    return messages(header).stream().filter(message -> message.type() == type).findFirst();
  }

  /** The objects in a group by name; empty for what is no group. */
  Map<String, Integer> children(int header) throws IOException {
    Map<String, Integer> found = new TreeMap<>();
    Optional<Message> table = message(header, SYMBOL_TABLE);
    if (table.isPresent()) {
      int heap = bytes.place(table.get().at() + 8);
      require(heap, "HEAP");
      int tree = bytes.place(table.get().at());
      collect(tree, bytes.place(heap + 24), bytes.u8(tree + 5), found);
    }
    return found;
  }

  /** A tree's levels only go down, so that it has no circles. */
  private void collect(int tree, int names, int level, Map<String, Integer> found)
      throws IOException {
    step();
    require(tree, "TREE");
    if (bytes.u8(tree + 4) != 0 || bytes.u8(tree + 5) != level) {
      throw Hdf5Bytes.broken();
    }
    int entries = bytes.u16(tree + 6);
    for (int i = 0; i < entries; i++) {
      int child = bytes.place(tree + 32 + 16 * i);
      if (level > 0) {
        collect(child, names, level - 1, found);
      } else {
        collectLeaf(child, names, found);
      }
    }
  }

  private void collectLeaf(int leaf, int names, Map<String, Integer> found) throws IOException {
    require(leaf, "SNOD");
    int entries = bytes.u16(leaf + 6);
    for (int i = 0; i < entries; i++) {
      step();
      int entry = leaf + 8 + 40 * i;
      String name = bytes.name(names + bytes.place(entry));
      found.put(name, bytes.place(entry + 8));
    }
  }

  private void require(int at, String signature) throws IOException {
    if (!bytes.says(at, signature)) {
      throw new IOException(
          "its HDF5 is broken: a %s is not where it should be".formatted(signature));
    }
  }

  /**
   * @param most how many numbers there may be
   */
  Values values(int header, int most) throws IOException {
    if (message(header, FILTERS).isPresent()) {
      throw new IOException("its weights are packed; save the model in Keras without compression");
    }
    Message space = required(header, DATASPACE);
    Hdf5Type type = Hdf5Type.read(bytes, required(header, DATATYPE).at());
    List<Integer> shape = shape(space.at());
    long count = 1;
    for (int side : shape) {
      count *= side;
      if (count > most) {
        throw new IOException("it claims more than %,d weights".formatted(most));
      }
    }
    int layout = required(header, LAYOUT).at();
    if (bytes.u8(layout) != 3 || bytes.u8(layout + 1) != 1) {
      throw new IOException("its weights do not lie in one piece, as Keras writes them");
    }
    if (bytes.place(layout + 10) != count * type.size()) {
      throw new IOException("its weights lie about their size");
    }
    return new Values(shape, type.floats(bytes, bytes.place(layout + 2), (int) count));
  }

  private Message required(int header, int type) throws IOException {
    return message(header, type)
        .orElseThrow(() -> new IOException("its HDF5 is broken: an array has no size or type"));
  }

  private List<Integer> shape(int space) throws IOException {
    int version = bytes.u8(space);
    int rank = bytes.u8(space + 1);
    if (version < 1 || version > 2 || rank > 8) {
      throw Hdf5Bytes.broken();
    }
    int first = space + (version == 1 ? 8 : 4);
    List<Integer> shape = new ArrayList<>();
    for (int i = 0; i < rank; i++) {
      shape.add(bytes.place(first + 8 * i));
    }
    return shape;
  }

  /** An attribute that is one piece of text. */
  Optional<byte[]> text(int header, String name, int most) throws IOException {
    for (Message message : messages(header)) {
      if (message.type() == ATTRIBUTE) {
        Optional<byte[]> found = attribute(message.at(), name, most);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<byte[]> attribute(int attribute, String wanted, int most) throws IOException {
    int version = bytes.u8(attribute);
    if (version < 1 || version > 3) {
      throw new IOException("its HDF5 has attributes of a layout that Keras does not write");
    }
    int nameSize = bytes.u16(attribute + 2);
    int typeSize = bytes.u16(attribute + 4);
    int spaceSize = bytes.u16(attribute + 6);
    int name = attribute + (version == 3 ? 9 : 8);
    if (!bytes.name(name).equals(wanted)) {
      return Optional.empty();
    }
    // The first version fills each part up to eight bytes.
    int step = version == 1 ? 7 : 0;
    int type = name + (nameSize + step & ~step);
    int data = type + (typeSize + step & ~step) + (spaceSize + step & ~step);
    return Optional.of(Hdf5Type.read(bytes, type).text(bytes, data, most));
  }
}
