package org.digitstudio.exchange.hdf5;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.digitstudio.exchange.hdf5.ObjectHeader.Message;

/**
 * The members of a group, in either of HDF5's two styles: a symbol table, or links in the header
 * and, once there are many, in a {@link FractalHeap}.
 */
final class Group {
  private static final int CREATION_ORDER = 0x04;
  private static final int LINK_TYPE = 0x08;
  private static final int CHARACTER_SET = 0x10;

  /** A name's hash comes before the heap ID in the B-tree that is sorted by names. */
  private static final int NAME_HASH = 4;

  private final Hdf5Bytes bytes;
  private final Map<String, Integer> members = new TreeMap<>();

  private Group(Hdf5Bytes bytes) {
    this.bytes = bytes;
  }

  /** Returns the addresses of a group's members by name; empty for an object that is no group. */
  static Map<String, Integer> members(Hdf5Bytes bytes, int header) throws IOException {
    Group group = new Group(bytes);
    ObjectHeader object = ObjectHeader.read(bytes, header);
    Optional<Message> table = object.find(ObjectHeader.SYMBOL_TABLE);
    if (table.isPresent()) {
      group.addSymbolTable(table.get().at());
    }
    for (Message message : object.messages()) {
      if (message.type() == ObjectHeader.LINK) {
        group.addLink(message.at());
      }
    }
    Optional<Message> info = object.find(ObjectHeader.LINK_INFO);
    if (info.isPresent()) {
      group.addHeapLinks(info.get().at());
    }
    return group.members;
  }

  private void addSymbolTable(int table) throws IOException {
    int heap = bytes.address(table + 8);
    bytes.require(heap, "HEAP");
    int tree = bytes.address(table);
    addTree(tree, bytes.address(heap + 24), bytes.u8(tree + 5));
  }

  /** A tree's levels only go down, so that it cannot be circular. */
  private void addTree(int tree, int names, int level) throws IOException {
    bytes.step();
    bytes.require(tree, "TREE");
    if (bytes.u8(tree + 4) != 0 || bytes.u8(tree + 5) != level) {
      throw Hdf5Bytes.broken();
    }
    int entries = bytes.u16(tree + 6);
    for (int i = 0; i < entries; i++) {
      int child = bytes.address(tree + 32 + 16 * i);
      if (level > 0) {
        addTree(child, names, level - 1);
      } else {
        addNode(child, names);
      }
    }
  }

  private void addNode(int node, int names) throws IOException {
    bytes.require(node, "SNOD");
    int entries = bytes.u16(node + 6);
    for (int i = 0; i < entries; i++) {
      bytes.step();
      int entry = node + 8 + 40 * i;
      members.put(bytes.name(names + bytes.address(entry)), bytes.address(entry + 8));
    }
  }

  private void addLink(int at) throws IOException {
    bytes.step();
    int flags = bytes.u8(at + 1);
    int next = at + 2;
    boolean hard = true;
    if ((flags & LINK_TYPE) != 0) {
      hard = bytes.u8(next) == 0;
      next++;
    }
    next += (flags & CREATION_ORDER) != 0 ? 8 : 0;
    next += (flags & CHARACTER_SET) != 0 ? 1 : 0;
    int width = 1 << (flags & 3);
    int length = bytes.variable(next, width);
    String name = bytes.text(next + width, length);
    if (hard) {
      members.put(name, bytes.address(next + width + length));
    }
  }

  private void addHeapLinks(int info) throws IOException {
    int next = info + 2 + ((bytes.u8(info + 1) & 1) != 0 ? 8 : 0);
    int heap = bytes.optionalAddress(next);
    if (heap != Hdf5Bytes.UNDEFINED) {
      for (int link : new FractalHeap(bytes, heap).objects(bytes.address(next + 8), NAME_HASH)) {
        addLink(link);
      }
    }
  }
}
