package org.digitstudio.exchange.hdf5;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The heap that keeps a group's links, or an object's attributes, once there are more than eight.
 * Read as far as a model's layers need it: managed objects in direct blocks, found through a B-tree
 * of version 2 with at most two levels.
 */
final class FractalHeap {
  private static final int MAX_RECORDS = 10_000;

  private final Hdf5Bytes bytes;
  private final int offsetWidth;
  private final int lengthWidth;
  private final List<Block> blocks = new ArrayList<>();

  /** A direct block: the heap's addresses from {@code offset} lie in the file from {@code at}. */
  private record Block(int offset, int at, int size) {}

  FractalHeap(Hdf5Bytes bytes, int header) throws IOException {
    this.bytes = bytes;
    bytes.require(header, "FRHP");
    if (bytes.u16(header + 7) != 0) {
      throw Hdf5Bytes.unsupported("filtered fractal heap");
    }
    int width = bytes.u16(header + 110);
    int startSize = (int) Math.min(1 << 30, bytes.u64(header + 112));
    int maxDirect = (int) Math.min(1 << 30, bytes.u64(header + 120));
    this.offsetWidth = (bytes.u16(header + 128) + 7) / 8;
    int maxObject = Math.clamp(bytes.u32(header + 10), 1, 1 << 30);
    this.lengthWidth = Math.min((log2(Math.max(1, maxDirect)) + 7) / 8, log2(maxObject) / 8 + 1);
    int root = bytes.address(header + 132);
    int rows = bytes.u16(header + 140);
    if (rows == 0) {
      addDirect(root, 0, startSize);
    } else {
      addIndirect(root, rows, width, startSize, maxDirect);
    }
  }

  private static int log2(int value) {
    return 31 - Integer.numberOfLeadingZeros(value);
  }

  private void addDirect(int at, int offset, int size) throws IOException {
    bytes.step();
    bytes.require(at, "FHDB");
    blocks.add(new Block(offset, at, size));
  }

  /** Rows of blocks: the first two of the starting size, each further one of twice the last. */
  private void addIndirect(int at, int rows, int width, int startSize, int maxDirect)
      throws IOException {
    bytes.require(at, "FHIB");
    int entry = at + 13 + offsetWidth;
    long offset = 0;
    long size = startSize;
    for (int row = 0; row < rows; row++) {
      if (row > 1) {
        size *= 2;
      }
      for (int column = 0; column < width; column++) {
        bytes.step();
        int child = bytes.optionalAddress(entry);
        if (child != Hdf5Bytes.UNDEFINED) {
          if (size > maxDirect || offset > Integer.MAX_VALUE) {
            throw Hdf5Bytes.unsupported("nested fractal heap");
          }
          addDirect(child, (int) offset, (int) size);
        }
        entry += 8;
        offset += size;
      }
    }
  }

  /**
   * Returns where the objects begin that a B-tree lists.
   *
   * @param idOffset how many bytes of each record come before the object's heap ID
   */
  List<Integer> objects(int tree, int idOffset) throws IOException {
    bytes.require(tree, "BTHD");
    int recordSize = bytes.u16(tree + 10);
    int depth = bytes.u16(tree + 12);
    int root = bytes.optionalAddress(tree + 16);
    int count = bytes.u16(tree + 24);
    List<Integer> found = new ArrayList<>();
    if (root == Hdf5Bytes.UNDEFINED || count == 0) {
      return found;
    }
    if (depth > 1) {
      throw Hdf5Bytes.unsupported("deep B-tree");
    }
    collect(root, count, recordSize, depth, idOffset, found);
    return found;
  }

  private void collect(
      int node, int count, int recordSize, int depth, int idOffset, List<Integer> found)
      throws IOException {
    bytes.require(node, depth == 0 ? "BTLF" : "BTIN");
    for (int i = 0; i < count; i++) {
      bytes.step();
      found.add(object(node + 6 + i * recordSize + idOffset));
      if (found.size() > MAX_RECORDS) {
        throw Hdf5Bytes.broken();
      }
    }
    if (depth == 1) {
      // Each pointer to a leaf is an address and how many records the leaf holds, in one byte.
      int pointers = node + 6 + count * recordSize;
      for (int i = 0; i <= count; i++) {
        int pointer = pointers + 9 * i;
        collect(bytes.address(pointer), bytes.u8(pointer + 8), recordSize, 0, idOffset, found);
      }
    }
  }

  /** Resolves a heap ID: flags, offset, length. */
  private int object(int id) throws IOException {
    if ((bytes.u8(id) & 0x30) != 0) {
      throw Hdf5Bytes.unsupported("huge or tiny heap object");
    }
    int offset = bytes.variable(id + 1, offsetWidth);
    int length = bytes.variable(id + 1 + offsetWidth, lengthWidth);
    for (Block block : blocks) {
      int within = offset - block.offset();
      if (within >= 0 && within + (long) length <= block.size()) {
        return block.at() + within;
      }
    }
    throw Hdf5Bytes.broken();
  }
}
