package org.digitstudio.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.digitstudio.domain.FileFailures;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.MyDigit;
import org.digitstudio.domain.port.InkCodec;
import org.digitstudio.domain.port.MyDigitsStore;

/**
 * My digits as a text file, a line of JSON per digit. New ones are appended and forced to the disk;
 * changes rewrite the file through a temporary one. A line that is no digit, such as one cut off by
 * a crash, is skipped and stays in the file as it is.
 */
public final class MyDigitsFile implements MyDigitsStore {
  private static final long MAX_BYTES = 1L << 30;

  /** The system's lock is the whole process's: a second store in it needs another one. */
  private static final Object IN_PROCESS = new Object();

  private final Path file;
  private final InkCodec codec;
  private final InstantSource clock;

  /**
   * Creates a store.
   *
   * @param file neither it nor its folder need exist yet
   */
  public MyDigitsFile(Path file, InkCodec codec, InstantSource clock) {
    this.file = file;
    this.codec = codec;
    this.clock = clock;
  }

  @Override
  public synchronized List<MyDigit> list() throws IOException {
    List<MyDigit> digits = new ArrayList<>();
    for (Lines.Line line : lines()) {
      MyDigitJson.parse(line.content(), codec).ifPresent(digits::add);
    }
    return List.copyOf(digits);
  }

  @Override
  public synchronized MyDigit add(int label, DigitImage image, Optional<Ink> ink, String writer)
      throws IOException {
    MyDigit digit =
        new MyDigit(
            UUID.randomUUID().toString(),
            label,
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            image,
            ink,
            writer);
    append(List.of(digit));
    return digit;
  }

  /** Appends whole lines; a failure leaves the file as long as it was. */
  @SuppressWarnings("checkstyle:illegalcatch") // Cleans up and rethrows.
  private void append(byte[] lines) throws IOException {
    boolean existed = Files.exists(file);
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long end = channel.size();
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      if (end > 0 && !endsInLineBreak(channel, end)) {
        text.write('\n');
      }
      text.write(lines);
      try {
        channel.position(end);
        AtomicFile.writeFully(channel, ByteBuffer.wrap(text.toByteArray()));
        channel.force(true);
      } catch (IOException | RuntimeException | Error e) {
        truncate(channel, end, e);
        throw e;
      }
    }
    if (!existed) {
      Folders.force(Folders.of(file));
    }
  }

  private static boolean endsInLineBreak(FileChannel channel, long end) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    channel.read(last, end - 1);
    return last.get(0) == '\n' || last.get(0) == '\r';
  }

  private static void truncate(FileChannel channel, long end, Throwable failure) {
    try {
      channel.truncate(end);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void relabel(String id, int label) throws IOException {
    rewrite(digit -> Optional.of(digit.id().equals(id) ? digit.withLabel(label) : digit));
  }

  @Override
  public void nameWriters(Map<String, String> writers) throws IOException {
    rewrite(
        digit -> Optional.of(digit.withWriter(writers.getOrDefault(digit.id(), digit.writer()))));
  }

  @Override
  public void delete(Set<String> ids) throws IOException {
    rewrite(digit -> ids.contains(digit.id()) ? Optional.empty() : Optional.of(digit));
  }

  @Override
  public synchronized void restore(List<MyDigit> digits) throws IOException {
    Set<String> there = list().stream().map(MyDigit::id).collect(Collectors.toSet());
    append(digits.stream().filter(digit -> !there.contains(digit.id())).toList());
  }

  private void append(List<MyDigit> digits) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (MyDigit digit : digits) {
      lines.write(MyDigitJson.format(digit, codec));
      lines.write('\n');
    }
    locked(() -> append(lines.toByteArray()));
  }

  @Override
  public void exportIdx(Path images, Path labels) throws IOException {
    List<MyDigit> digits = list();
    ByteBuffer pixels = ByteBuffer.allocate(16 + digits.size() * DigitImage.PIXELS);
    pixels.putInt(0x0803).putInt(digits.size());
    pixels.putInt(DigitImage.SIDE).putInt(DigitImage.SIDE);
    ByteBuffer classes = ByteBuffer.allocate(8 + digits.size());
    classes.putInt(0x0801).putInt(digits.size());
    for (MyDigit digit : digits) {
      pixels.put(digit.image().toBytes());
      classes.put((byte) digit.label());
    }
    AtomicFile.write(images, pixels.array());
    AtomicFile.write(labels, classes.array());
  }

  @Override
  public void exportInk(Path target) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (MyDigit digit : list()) {
      if (digit.ink().isPresent()) {
        ObjectNode line = Json.MAPPER.createObjectNode().put("label", digit.label());
        line.setAll((ObjectNode) Json.MAPPER.readTree(codec.format(digit.ink().get())));
        lines.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    AtomicFile.write(target, lines.toByteArray());
  }

  private synchronized void rewrite(Function<MyDigit, Optional<MyDigit>> change)
      throws IOException {
    locked(
        () -> {
          ByteArrayOutputStream text = new ByteArrayOutputStream();
          for (Lines.Line line : lines()) {
            Optional<MyDigit> digit = MyDigitJson.parse(line.content(), codec);
            Optional<MyDigit> changed = digit.flatMap(change);
            if (digit.equals(changed)) {
              text.write(line.raw());
            } else if (changed.isPresent()) {
              text.write(MyDigitJson.format(changed.get(), codec));
              text.write('\n');
            }
          }
          AtomicFile.write(file, text.toByteArray());
        });
  }

  private List<Lines.Line> lines() throws IOException {
    try {
      if (!Files.exists(file)) {
        return List.of();
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new StudioIOException("storage.my-digits.too-large", file, MAX_BYTES >> 20);
      }
      return Lines.split(Files.readAllBytes(file));
    } catch (IOException e) {
      throw FileFailures.of(file, e);
    }
  }

  /** Keeps a second process of the program from writing at the same time. */
  private void locked(AtomicFile.Step change) throws IOException {
    Folders.create(Folders.of(file));
    Path lock = file.resolveSibling(file.getFileName() + ".lock");
    synchronized (IN_PROCESS) {
      try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        TemporaryFiles.deleteOrphans(file);
        change.run();
      } catch (IOException e) {
        throw FileFailures.of(file, e);
      }
    }
  }
}
