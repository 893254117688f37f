package org.digitstudio.exchange.hdf5;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.exchange.hdf5.ObjectHeader.Message;

/** An array of numbers: compact, contiguous or chunked, with or without gzip and shuffle. */
final class Dataset {
  private static final int COMPACT = 0;
  private static final int CONTIGUOUS = 1;
  private static final int CHUNKED = 2;
  private static final int DEFLATE = 1;
  private static final int SHUFFLE = 2;
  private static final int FLETCHER32 = 3;
  private static final int MAX_RANK = 8;

  private final Hdf5Bytes bytes;
  private final ObjectHeader header;
  private final Hdf5Type type;
  private final List<Integer> shape;
  private final int count;
  private final List<Integer> filters;

  /**
   * @param maxCount the most numbers the array may hold
   */
  Dataset(Hdf5Bytes bytes, ObjectHeader header, int maxCount) throws IOException {
    this.bytes = bytes;
    this.header = header;
    this.type = Hdf5Type.read(bytes, header.require(ObjectHeader.DATATYPE).at());
    this.shape = shape(bytes, header.require(ObjectHeader.DATASPACE).at());
    long total = 1;
    for (int side : shape) {
      total *= side;
      if (total > maxCount) {
        throw new StudioIOException("exchange.hdf5.too-many-values", maxCount);
      }
    }
    this.count = (int) total;
    this.filters = filters();
  }

  private static List<Integer> shape(Hdf5Bytes bytes, int space) throws IOException {
    int version = bytes.u8(space);
    int rank = bytes.u8(space + 1);
    if (version < 1 || version > 2 || rank > MAX_RANK) {
      throw Hdf5Bytes.broken();
    }
    int first = space + (version == 1 ? 8 : 4);
    List<Integer> shape = new ArrayList<>();
    for (int i = 0; i < rank; i++) {
      shape.add((int) Math.min(Integer.MAX_VALUE, bytes.u64(first + 8 * i)));
    }
    return shape;
  }

  Hdf5File.Values values() throws IOException {
    byte[] raw = raw();
    return new Hdf5File.Values(shape, type.floats(raw, count));
  }

  private byte[] raw() throws IOException {
    int layout = header.require(ObjectHeader.LAYOUT).at();
    int version = bytes.u8(layout);
    if (version != 3 && version != 4) {
      throw Hdf5Bytes.unsupported("data layout version " + version);
    }
    int kind = bytes.u8(layout + 1);
    int size = count * type.size();
    return switch (kind) {
      case COMPACT -> {
        requireSize(bytes.u16(layout + 2), size);
        yield bytes.slice(layout + 4, size);
      }
      case CONTIGUOUS -> {
        requireSize(bytes.address(layout + 10), size);
        yield bytes.slice(bytes.address(layout + 2), size);
      }
      case CHUNKED -> {
        if (version == 4) {
          throw Hdf5Bytes.unsupported("chunk index of version 4");
        }
        yield chunked(layout, size);
      }
      default -> throw Hdf5Bytes.broken();
    };
  }

  private static void requireSize(int found, int expected) throws IOException {
    if (found != expected) {
      throw new StudioIOException("exchange.hdf5.wrong-size");
    }
  }

  private byte[] chunked(int layout, int size) throws IOException {
    int rank = bytes.u8(layout + 2) - 1;
    if (rank != shape.size()) {
      throw Hdf5Bytes.broken();
    }
    int tree = bytes.optionalAddress(layout + 3);
    int[] chunk = new int[rank];
    long chunkSize = type.size();
    for (int i = 0; i < rank; i++) {
      chunk[i] = (int) bytes.u32(layout + 11 + 4 * i);
      chunkSize *= chunk[i];
      if (chunk[i] < 1 || chunkSize > Integer.MAX_VALUE / 2) {
        throw Hdf5Bytes.broken();
      }
    }
    byte[] target = new byte[size];
    if (tree != Hdf5Bytes.UNDEFINED) {
      if (chunkSize > size * 8L + 4096) {
        throw new StudioIOException("exchange.hdf5.wrong-size");
      }
      addTree(tree, bytes.u8(tree + 5), chunk, (int) chunkSize, target);
    }
    return target;
  }

  /** Keys and children take turns; a key is the chunk's size, filter mask and position. */
  private void addTree(int tree, int level, int[] chunk, int chunkSize, byte[] target)
      throws IOException {
    bytes.step();
    bytes.require(tree, "TREE");
    if (bytes.u8(tree + 4) != 1 || bytes.u8(tree + 5) != level) {
      throw Hdf5Bytes.broken();
    }
    int entries = bytes.u16(tree + 6);
    int keySize = 8 + 8 * (chunk.length + 1);
    for (int i = 0; i < entries; i++) {
      bytes.step();
      int key = tree + 24 + i * (keySize + 8);
      int child = bytes.address(key + keySize);
      if (level > 0) {
        addTree(child, level - 1, chunk, chunkSize, target);
      } else {
        long[] origin = new long[chunk.length];
        for (int d = 0; d < origin.length; d++) {
          origin[d] = bytes.u64(key + 8 + 8 * d);
        }
        byte[] stored = bytes.slice(child, bytes.size32(key));
        scatter(unfiltered(stored, (int) bytes.u32(key + 4), chunkSize), chunk, origin, target);
      }
    }
  }

  private byte[] unfiltered(byte[] stored, int skipped, int chunkSize) throws IOException {
    byte[] content = stored;
    for (int i = filters.size() - 1; i >= 0; i--) {
      if ((skipped >> i & 1) != 0) {
        continue;
      }
      content =
          switch (filters.get(i)) {
            case DEFLATE -> inflate(content, chunkSize);
            case SHUFFLE -> unshuffle(content);
            case FLETCHER32 -> Arrays.copyOf(content, Math.max(0, content.length - 4));
            default -> throw Hdf5Bytes.unsupported("filter " + filters.get(i));
          };
    }
    requireSize(content.length, chunkSize);
    return content;
  }

  /** A chunk's size is known, so nothing can inflate beyond it; a checksum may follow. */
  private static byte[] inflate(byte[] packed, int chunkSize) throws IOException {
    byte[] content = new byte[chunkSize + 4];
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(packed);
      int filled = 0;
      while (filled < content.length) {
        int read = inflater.inflate(content, filled, content.length - filled);
        if (read == 0) {
          break;
        }
        filled += read;
      }
      return Arrays.copyOf(content, filled);
    } catch (DataFormatException e) {
      throw new StudioIOException(e, "exchange.hdf5.broken");
    }
  }

  /** Shuffle keeps the first bytes of all values together, then the second ones, and so on. */
  private byte[] unshuffle(byte[] shuffled) {
    int width = type.size();
    int values = shuffled.length / width;
    byte[] content = shuffled.clone();
    for (int i = 0; i < values; i++) {
      for (int k = 0; k < width; k++) {
        content[i * width + k] = shuffled[k * values + i];
      }
    }
    return content;
  }

  /** Copies a chunk's rows to where they belong; a chunk may reach beyond the array's edge. */
  private void scatter(byte[] content, int[] chunk, long[] origin, byte[] target)
      throws IOException {
    int rank = chunk.length;
    int width = type.size();
    if (rank == 0) {
      System.arraycopy(content, 0, target, 0, width);
      return;
    }
    for (int d = 0; d < rank; d++) {
      if (origin[d] >= shape.get(d)) {
        throw Hdf5Bytes.broken();
      }
    }
    int last = rank - 1;
    int rows = content.length / width / chunk[last];
    int length = (int) Math.min(chunk[last], shape.get(last) - origin[last]);
    for (int row = 0; row < rows; row++) {
      long to = 0;
      int rest = row;
      int stride = rows;
      boolean inside = true;
      for (int d = 0; d < last; d++) {
        stride /= chunk[d];
        long index = origin[d] + rest / stride;
        rest %= stride;
        inside &= index < shape.get(d);
        to = (to + index) * shape.get(d + 1);
      }
      if (inside) {
        int at = (int) (to + origin[last]) * width;
        System.arraycopy(content, row * chunk[last] * width, target, at, length * width);
      }
    }
  }

  /** The filters' numbers, in the order in which they were applied. */
  private List<Integer> filters() throws IOException {
    List<Integer> found = new ArrayList<>();
    Optional<Message> message = header.find(ObjectHeader.FILTERS);
    if (message.isEmpty()) {
      return found;
    }
    int at = message.get().at();
    int version = bytes.u8(at);
    int filterCount = bytes.u8(at + 1);
    int next = at + (version == 1 ? 8 : 2);
    for (int i = 0; i < filterCount; i++) {
      int id = bytes.u16(next);
      boolean named = version == 1 || id >= 256;
      int nameLength = named ? bytes.u16(next + 2) : 0;
      int valuesAt = next + (named ? 4 : 2);
      int values = bytes.u16(valuesAt + 2);
      int padding = version == 1 ? 4 * (values % 2) : 0;
      found.add(id);
      next = valuesAt + 4 + nameLength + 4 * values + padding;
    }
    return found;
  }
}
