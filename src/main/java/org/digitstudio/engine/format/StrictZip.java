package org.digitstudio.engine.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A zip in memory, read by its central directory and believed in nothing: bounded entries, names
 * that are only names, no overlaps, sizes and checksums that hold. Entries nobody asks for are
 * never unpacked.
 *
 * <p>What goes wrong is said in half a sentence that follows the file's name.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">the format</a>
 */
final class StrictZip {
  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int LOCAL_LENGTH = 30;
  private static final int CENTRAL_LENGTH = 46;
  private static final int END_LENGTH = 22;
  private static final int MOST_COMMENT = 0xFFFF;
  private static final int ENCRYPTED = 1;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  private static final int MOST_ENTRIES = 64;
  private static final int LONGEST_NAME = 200;
  private static final int MOST_RATIO = 200;
  private static final int SMALL = 1 << 20;

  private final ByteBuffer bytes;
  private final Map<String, Entry> entries;

  private record Entry(
      String name, int method, long crc, long packed, long size, int header, int data) {}

  private StrictZip(ByteBuffer bytes, Map<String, Entry> entries) {
    this.bytes = bytes;
    this.entries = entries;
  }

  static StrictZip open(byte[] content) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    if (content.length < END_LENGTH || bytes.getInt(0) != LOCAL) {
      throw new IOException("it is not a zip file");
    }
    int end = findEnd(bytes);
    int count = unsigned(bytes.getShort(end + 10));
    int length = bytes.getInt(end + 12);
    int start = bytes.getInt(end + 16);
    if (bytes.getInt(end + 4) != 0 || unsigned(bytes.getShort(end + 8)) != count) {
      throw new IOException("it is one part of a divided zip");
    }
    if (count > MOST_ENTRIES) {
      throw new IOException("it holds %,d entries where a model has a few".formatted(count));
    }
    if (start < 0 || length < 0 || (long) start + length != end) {
      throw broken();
    }
    return new StrictZip(bytes, readDirectory(bytes, start, end, count));
  }

  private static int findEnd(ByteBuffer bytes) throws IOException {
    int last = bytes.limit() - END_LENGTH;
    for (int at = last; at >= Math.max(0, last - MOST_COMMENT); at--) {
      if (bytes.getInt(at) == END
          && at + END_LENGTH + unsigned(bytes.getShort(at + 20)) == bytes.limit()) {
        return at;
      }
    }
    throw new IOException("it is cut short: the zip has no end");
  }

  private static Map<String, Entry> readDirectory(ByteBuffer bytes, int start, int end, int count)
      throws IOException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    int at = start;
    for (int i = 0; i < count; i++) {
      if (at + CENTRAL_LENGTH > end || bytes.getInt(at) != CENTRAL) {
        throw broken();
      }
      int nameLength = unsigned(bytes.getShort(at + 28));
      int next =
          at
              + CENTRAL_LENGTH
              + nameLength
              + unsigned(bytes.getShort(at + 30))
              + unsigned(bytes.getShort(at + 32));
      if (next > end) {
        throw broken();
      }
      Entry entry = readEntry(bytes, at, name(bytes, at + CENTRAL_LENGTH, nameLength), start);
      if (entries.put(entry.name(), entry) != null) {
        throw new IOException("it holds \"%s\" twice".formatted(entry.name()));
      }
      at = next;
    }
    if (at != end) {
      throw broken();
    }
    refuseOverlaps(entries);
    return entries;
  }

  private static Entry readEntry(ByteBuffer bytes, int at, String name, int directory)
      throws IOException {
    int method = unsigned(bytes.getShort(at + 10));
    long packed = unsigned(bytes.getInt(at + 20));
    long size = unsigned(bytes.getInt(at + 24));
    long header = unsigned(bytes.getInt(at + 42));
    if ((bytes.getShort(at + 8) & ENCRYPTED) != 0) {
      throw new IOException("it is locked with a password");
    }
    if (method != STORED && method != DEFLATED) {
      throw new IOException("\"%s\" is packed in a way no model is".formatted(name));
    }
    if (header + LOCAL_LENGTH > directory || bytes.getInt((int) header) != LOCAL) {
      throw broken();
    }
    long data =
        header
            + LOCAL_LENGTH
            + unsigned(bytes.getShort((int) header + 26))
            + unsigned(bytes.getShort((int) header + 28));
    if (data + packed > directory || method == STORED && packed != size) {
      throw new IOException("\"%s\" lies about its size".formatted(name));
    }
    long crc = unsigned(bytes.getInt(at + 16));
    return new Entry(name, method, crc, packed, size, (int) header, (int) data);
  }

  private static String name(ByteBuffer bytes, int at, int length) throws IOException {
    if (length == 0 || length > LONGEST_NAME) {
      throw new IOException("the name of one of its entries has %,d letters".formatted(length));
    }
    String name = new String(bytes.array(), at, length, StandardCharsets.UTF_8);
    boolean outward =
        name.startsWith("/")
            || name.contains("\\")
            || name.contains(":")
            || List.of(name.split("/", -1)).contains("..");
    if (outward || name.chars().anyMatch(Character::isISOControl)) {
      throw new IOException("one of its entries has a name that points outside the file");
    }
    return name;
  }

  /** Overlapping entries are how a small zip becomes petabytes (Fifield 2019). */
  private static void refuseOverlaps(Map<String, Entry> entries) throws IOException {
    List<Entry> ordered = new ArrayList<>(entries.values());
    ordered.sort(Comparator.comparingInt(Entry::header));
    for (int i = 1; i < ordered.size(); i++) {
      if (ordered.get(i - 1).data() + ordered.get(i - 1).packed() > ordered.get(i).header()) {
        throw new IOException("its entries overlap, as in a zip bomb");
      }
    }
  }

  Set<String> names() {
    return entries.keySet();
  }

  /**
   * Unpacks one entry, or nothing if there is none of that name.
   *
   * @param most how many bytes it may have
   */
  Optional<byte[]> read(String name, int most) throws IOException {
    Entry entry = entries.get(name);
    if (entry == null) {
      return Optional.empty();
    }
    if (entry.size() > most) {
      throw new IOException(
          "\"%s\" would unpack to %,d bytes; a model has at most %,d"
              .formatted(name, entry.size(), most));
    }
    if (entry.size() > SMALL && entry.size() / MOST_RATIO > entry.packed()) {
      throw new IOException("\"%s\" is packed like a zip bomb".formatted(name));
    }
    byte[] content = new byte[(int) entry.size()];
    if (entry.method() == STORED) {
      bytes.get(entry.data(), content);
    } else if (inflate(entry, content) != content.length) {
      throw new IOException("\"%s\" lies about its size".formatted(name));
    }
    CRC32 crc = new CRC32();
    crc.update(content);
    if (crc.getValue() != entry.crc()) {
      throw new IOException("\"%s\" is damaged: its checksum is wrong".formatted(name));
    }
    return Optional.of(content);
  }

  /**
   * The first bytes of an entry, for a look at what it is; fewer if it has fewer, whatever it says.
   */
  byte[] head(String name, int length) throws IOException {
    Entry entry = entries.get(name);
    if (entry.method() == STORED) {
      byte[] head = new byte[(int) Math.min(length, entry.packed())];
      bytes.get(entry.data(), head);
      return head;
    }
    byte[] head = new byte[length];
    return Arrays.copyOf(head, Math.min(length, inflate(entry, head)));
  }

  private int inflate(Entry entry, byte[] target) throws IOException {
    try (Inflater inflater = new Inflater(true)) {
      inflater.setInput(bytes.array(), entry.data(), (int) entry.packed());
      int filled = fill(inflater, target);
      boolean more = filled == target.length && inflater.inflate(new byte[1]) > 0;
      return more ? filled + 1 : filled;
    } catch (DataFormatException e) {
      throw new IOException("\"%s\" is damaged and cannot be unpacked".formatted(entry.name()), e);
    }
  }

  private static int fill(Inflater inflater, byte[] target) throws DataFormatException {
    int filled = 0;
    while (filled < target.length) {
      int got = inflater.inflate(target, filled, target.length - filled);
      if (got == 0) {
        break;
      }
      filled += got;
    }
    return filled;
  }

  private static IOException broken() {
    return new IOException("its zip directory is damaged");
  }

  private static int unsigned(short value) {
    return Short.toUnsignedInt(value);
  }

  private static long unsigned(int value) {
    return Integer.toUnsignedLong(value);
  }
}
