package org.digitstudio.container;

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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.digitstudio.domain.StudioIOException;

/**
 * A zip in memory, read by its central directory. Nothing it claims is trusted: entries are
 * bounded, names stay inside the file, nothing overlaps, sizes and checksums must hold. Entries
 * that nobody asks for are never unpacked.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">the format</a>
 */
public final class StrictZip {
  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int LOCAL_LENGTH = 30;
  private static final int CENTRAL_LENGTH = 46;
  private static final int END_LENGTH = 22;
  private static final int MAX_COMMENT = 0xFFFF;
  private static final int ENCRYPTED = 1;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  private static final int MAX_NAME = 200;
  private static final int MAX_RATIO = 200;
  private static final int SMALL = 1 << 20;

  private final ByteBuffer bytes;
  private final Map<String, Entry> entries;

  private record Entry(
      String name, int method, long crc, long packed, long size, int header, int data) {}

  private StrictZip(ByteBuffer bytes, Map<String, Entry> entries) {
    this.bytes = bytes;
    this.entries = entries;
  }

  /**
   * Reads the central directory and unpacks nothing.
   *
   * @throws StudioIOException if the directory is damaged, or lists more than {@code maxEntries}
   */
  public static StrictZip open(byte[] content, int maxEntries) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    if (content.length < END_LENGTH || bytes.getInt(0) != LOCAL) {
      throw new StudioIOException("container.zip.not-a-zip");
    }
    int end = findEnd(bytes);
    int count = unsigned(bytes.getShort(end + 10));
    int length = bytes.getInt(end + 12);
    int start = bytes.getInt(end + 16);
    if (bytes.getInt(end + 4) != 0 || unsigned(bytes.getShort(end + 8)) != count) {
      throw new StudioIOException("container.zip.divided");
    }
    if (count > maxEntries) {
      throw new StudioIOException("container.zip.too-many-entries", count, maxEntries);
    }
    if (start < 0 || length < 0 || (long) start + length != end) {
      throw broken();
    }
    return new StrictZip(bytes, readDirectory(bytes, start, end, count));
  }

  private static int findEnd(ByteBuffer bytes) throws IOException {
    int last = bytes.limit() - END_LENGTH;
    for (int at = last; at >= Math.max(0, last - MAX_COMMENT); at--) {
      if (bytes.getInt(at) == END
          && at + END_LENGTH + unsigned(bytes.getShort(at + 20)) == bytes.limit()) {
        return at;
      }
    }
    throw new StudioIOException("container.zip.truncated");
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
        throw new StudioIOException("container.zip.duplicate", entry.name());
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
      throw new StudioIOException("container.zip.encrypted");
    }
    if (method != STORED && method != DEFLATED) {
      throw new StudioIOException("container.zip.method", name);
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
      throw new StudioIOException("container.zip.wrong-size", name);
    }
    long crc = unsigned(bytes.getInt(at + 16));
    return new Entry(name, method, crc, packed, size, (int) header, (int) data);
  }

  private static String name(ByteBuffer bytes, int at, int length) throws IOException {
    if (length == 0 || length > MAX_NAME) {
      throw new StudioIOException("container.zip.name-length", length);
    }
    String name = new String(bytes.array(), at, length, StandardCharsets.UTF_8);
    boolean outward =
        name.startsWith("/")
            || name.contains("\\")
            || name.contains(":")
            || List.of(name.split("/", -1)).contains("..");
    if (outward || name.chars().anyMatch(Character::isISOControl)) {
      throw new StudioIOException("container.zip.unsafe-name");
    }
    return name;
  }

  /** Overlapping entries are how a small zip becomes petabytes (Fifield 2019). */
  private static void refuseOverlaps(Map<String, Entry> entries) throws IOException {
    List<Entry> ordered = new ArrayList<>(entries.values());
    ordered.sort(Comparator.comparingInt(Entry::header));
    for (int i = 1; i < ordered.size(); i++) {
      if (ordered.get(i - 1).data() + ordered.get(i - 1).packed() > ordered.get(i).header()) {
        throw new StudioIOException("container.zip.overlap");
      }
    }
  }

  /** Whether a file begins as a zip does. */
  public static boolean isZip(byte[] content) {
    return content.length >= 4
        && ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getInt(0) == LOCAL;
  }

  /** The entries' names, in the order of the directory. */
  public Set<String> names() {
    return entries.keySet();
  }

  /**
   * Unpacks one entry; empty if there is none of that name.
   *
   * @param maxBytes the most it may unpack to
   */
  public Optional<byte[]> read(String name, int maxBytes) throws IOException {
    Entry entry = entries.get(name);
    if (entry == null) {
      return Optional.empty();
    }
    if (entry.size() > maxBytes) {
      throw new StudioIOException("container.zip.too-large", name, entry.size(), maxBytes);
    }
    if (entry.size() > SMALL && entry.size() / MAX_RATIO > entry.packed()) {
      throw new StudioIOException("container.zip.bomb", name);
    }
    byte[] content = new byte[(int) entry.size()];
    if (entry.method() == STORED) {
      bytes.get(entry.data(), content);
    } else if (inflate(entry, content) != content.length) {
      throw new StudioIOException("container.zip.wrong-size", name);
    }
    CRC32 crc = new CRC32();
    crc.update(content);
    if (crc.getValue() != entry.crc()) {
      throw new StudioIOException("container.zip.checksum", name);
    }
    return Optional.of(content);
  }

  /**
   * Returns the first bytes of an entry, to see what it is; fewer if it holds fewer, whatever size
   * it claims.
   *
   * @param name of an entry that exists
   */
  public byte[] head(String name, int length) throws IOException {
    Entry entry = Objects.requireNonNull(entries.get(name));
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
      throw new StudioIOException(e, "container.zip.damaged", entry.name());
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
    return new StudioIOException("container.zip.directory");
  }

  private static int unsigned(short value) {
    return Short.toUnsignedInt(value);
  }

  private static long unsigned(int value) {
    return Integer.toUnsignedLong(value);
  }
}
