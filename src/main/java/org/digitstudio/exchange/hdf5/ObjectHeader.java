package org.digitstudio.exchange.hdf5;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * An object's header: a list of messages, in version 1 or 2 of the layout.
 *
 * @param messages in the order of the file
 */
record ObjectHeader(List<Message> messages) {
  static final int DATASPACE = 0x01;
  static final int LINK_INFO = 0x02;
  static final int DATATYPE = 0x03;
  static final int LINK = 0x06;
  static final int LAYOUT = 0x08;
  static final int FILTERS = 0x0B;
  static final int ATTRIBUTE = 0x0C;
  static final int CONTINUATION = 0x10;
  static final int SYMBOL_TABLE = 0x11;
  static final int ATTRIBUTE_INFO = 0x15;

  private static final int SHARED = 2;
  private static final int TIMES = 0x20;
  private static final int ATTRIBUTE_LIMITS = 0x10;
  private static final int CREATION_ORDER = 0x04;

  /**
   * @param type one of the constants above, or one that is not read
   * @param at where the content begins
   */
  record Message(int type, int at, int size) {}

  /** A run of messages. */
  private record Block(int at, int size) {}

  static ObjectHeader read(Hdf5Bytes bytes, int header) throws IOException {
    return bytes.u8(header) == 1 ? version1(bytes, header) : version2(bytes, header);
  }

  private static ObjectHeader version1(Hdf5Bytes bytes, int header) throws IOException {
    int count = bytes.u16(header + 2);
    List<Message> all = new ArrayList<>();
    Deque<Block> blocks = new ArrayDeque<>();
    blocks.add(new Block(header + 16, bytes.size32(header + 8)));
    while (!blocks.isEmpty()) {
      Block block = blocks.removeFirst();
      bytes.step();
      int at = block.at();
      while (at - block.at() + 8 <= block.size() && all.size() < count) {
        Message message = new Message(bytes.u16(at), at + 8, bytes.u16(at + 2));
        add(bytes, message, bytes.u8(at + 4), all);
        if (message.type() == CONTINUATION) {
          blocks.add(new Block(bytes.address(at + 8), bytes.address(at + 16)));
        }
        at += 8 + message.size();
      }
    }
    return new ObjectHeader(all);
  }

  private static ObjectHeader version2(Hdf5Bytes bytes, int header) throws IOException {
    if (!bytes.has(header, "OHDR") || bytes.u8(header + 4) != 2) {
      throw Hdf5Bytes.broken();
    }
    int flags = bytes.u8(header + 5);
    int sizeAt =
        header + 6 + ((flags & TIMES) != 0 ? 16 : 0) + ((flags & ATTRIBUTE_LIMITS) != 0 ? 4 : 0);
    int sizeWidth = 1 << (flags & 3);
    int prefix = (flags & CREATION_ORDER) != 0 ? 6 : 4;
    List<Message> all = new ArrayList<>();
    Deque<Block> blocks = new ArrayDeque<>();
    blocks.add(new Block(sizeAt + sizeWidth, bytes.variable(sizeAt, sizeWidth)));
    while (!blocks.isEmpty()) {
      Block block = blocks.removeFirst();
      bytes.step();
      int at = block.at();
      while (at - block.at() + prefix <= block.size()) {
        Message message = new Message(bytes.u8(at), at + prefix, bytes.u16(at + 1));
        add(bytes, message, bytes.u8(at + 3), all);
        if (message.type() == CONTINUATION) {
          blocks.add(continuation(bytes, at + prefix));
        }
        at += prefix + message.size();
      }
    }
    return new ObjectHeader(all);
  }

  /** A continued block has a signature before its messages and a checksum behind them. */
  private static Block continuation(Hdf5Bytes bytes, int at) throws IOException {
    int address = bytes.address(at);
    bytes.require(address, "OCHK");
    return new Block(address + 4, bytes.address(at + 8) - 8);
  }

  private static void add(Hdf5Bytes bytes, Message message, int flags, List<Message> all)
      throws IOException {
    bytes.step();
    if ((flags & SHARED) != 0) {
      throw Hdf5Bytes.unsupported("shared messages");
    }
    all.add(message);
  }

  Optional<Message> find(int type) {
    return messages.stream().filter(message -> message.type() == type).findFirst();
  }

  Message require(int type) throws IOException {
    return find(type).orElseThrow(Hdf5Bytes::broken);
  }
}
