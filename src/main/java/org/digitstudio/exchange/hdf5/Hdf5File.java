package org.digitstudio.exchange.hdf5;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitstudio.exchange.hdf5.ObjectHeader.Message;

/**
 * The part of HDF5 that Keras writes: groups of both styles, arrays of floating-point numbers, and
 * attributes of text; superblocks of version 0 to 3. Plain Java, because the C library that other
 * programs read these files with has a long list of vulnerabilities. An object is identified by the
 * address of its header.
 *
 * @see <a href="https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html">HDF5 File
 *     Format Specification</a>
 */
public final class Hdf5File {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};

  /** Flags, creation order and the name's hash follow the heap ID in a B-tree of attributes. */
  private static final int NO_PREFIX = 0;

  private final Hdf5Bytes bytes;
  private final int root;

  private Hdf5File(Hdf5Bytes bytes, int root) {
    this.bytes = bytes;
    this.root = root;
  }

  /** Whether a file begins with HDF5's signature. */
  public static boolean isHdf5(byte[] content) {
    return content.length > SIGNATURE.length
        && Arrays.equals(content, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
  }

  /**
   * Reads the superblock.
   *
   * @throws org.digitstudio.domain.StudioIOException if the file is cut short or of a kind that
   *     Keras does not write
   */
  public static Hdf5File open(byte[] content) throws IOException {
    Hdf5Bytes bytes = new Hdf5Bytes(content);
    int version = bytes.u8(8);
    if (version == 0) {
      requireWidths(bytes, 13);
      bytes.address(40); // The end of the file: one that is cut short is refused at once.
      return new Hdf5File(bytes, bytes.address(64));
    }
    if (version == 2 || version == 3) {
      requireWidths(bytes, 9);
      bytes.address(28);
      return new Hdf5File(bytes, bytes.address(36));
    }
    throw Hdf5Bytes.unsupported("superblock version " + version);
  }

  private static void requireWidths(Hdf5Bytes bytes, int at) throws IOException {
    if (bytes.u8(at) != 8 || bytes.u8(at + 1) != 8) {
      throw Hdf5Bytes.unsupported("addresses of other than 8 bytes");
    }
  }

  /** The root group's address. */
  public int root() {
    return root;
  }

  /**
   * An array.
   *
   * @param shape the last dimension varies fastest
   */
  public record Values(List<Integer> shape, float[] values) {}

  /** Returns the addresses of a group's members by name; empty for an object that is no group. */
  public Map<String, Integer> children(int header) throws IOException {
    return Group.members(bytes, header);
  }

  /** Whether an object is an array. */
  public boolean isArray(int header) throws IOException {
    return ObjectHeader.read(bytes, header).find(ObjectHeader.LAYOUT).isPresent();
  }

  /**
   * Reads an array of floating-point numbers of 2, 4 or 8 bytes.
   *
   * @param maxCount the most numbers it may hold
   */
  public Values values(int header, int maxCount) throws IOException {
    return new Dataset(bytes, ObjectHeader.read(bytes, header), maxCount).values();
  }

  /**
   * Returns an attribute that is one text, in UTF-8.
   *
   * @param maxBytes the most it may hold
   */
  public Optional<byte[]> text(int header, String name, int maxBytes) throws IOException {
    for (int attribute : attributes(header)) {
      Attribute found = Attribute.read(bytes, attribute);
      if (found.name().equals(name)) {
        return Optional.of(found.type().text(bytes, found.data(), maxBytes));
      }
    }
    return Optional.empty();
  }

  /**
   * Returns an attribute that is a list of texts, such as {@code layer_names}; empty if there is
   * none.
   */
  public List<String> texts(int header, String name, int maxCount) throws IOException {
    for (int attribute : attributes(header)) {
      Attribute found = Attribute.read(bytes, attribute);
      if (found.name().equals(name)) {
        return found.texts(bytes, maxCount);
      }
    }
    return List.of();
  }

  private List<Integer> attributes(int header) throws IOException {
    ObjectHeader object = ObjectHeader.read(bytes, header);
    List<Integer> found = new ArrayList<>();
    for (Message message : object.messages()) {
      if (message.type() == ObjectHeader.ATTRIBUTE) {
        found.add(message.at());
      }
    }
    Optional<Message> info = object.find(ObjectHeader.ATTRIBUTE_INFO);
    if (info.isPresent()) {
      int at = info.get().at();
      int next = at + 2 + ((bytes.u8(at + 1) & 1) != 0 ? 2 : 0);
      int heap = bytes.optionalAddress(next);
      if (heap != Hdf5Bytes.UNDEFINED) {
        found.addAll(new FractalHeap(bytes, heap).objects(bytes.address(next + 8), NO_PREFIX));
      }
    }
    return found;
  }
}
