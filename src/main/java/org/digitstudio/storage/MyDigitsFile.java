package org.digitstudio.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.MyDigit;
import org.digitstudio.domain.port.InkCodec;
import org.digitstudio.domain.port.MyDigitsStore;

/**
 * My digits as a text file, a line of JSON a digit. New ones are appended and forced to the disk; a
 * last line that was cut off by a crash is dropped, and a line that cannot be read is passed over
 * but kept. Changes rewrite the file through a temporary sibling.
 */
public final class MyDigitsFile implements MyDigitsStore {
  private static final long MAX_BYTES = 1L << 30;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path file;
  private final InkCodec codec;
  private final InstantSource clock;

  /**
   * @param file need not be there yet, nor its folder
   */
  public MyDigitsFile(Path file, InkCodec codec, InstantSource clock) {
    this.file = file;
    this.codec = codec;
    this.clock = clock;
  }

  @Override
  public synchronized List<MyDigit> list() throws IOException {
    List<MyDigit> digits = new ArrayList<>();
    for (String line : wholeLines()) {
      parse(line).ifPresent(digits::add);
    }
    return List.copyOf(digits);
  }

  @Override
  public synchronized MyDigit add(int label, DigitImage image, Optional<Ink> ink)
      throws IOException {
    MyDigit digit =
        new MyDigit(
            UUID.randomUUID().toString(),
            label,
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            image,
            ink);
    append(List.of(digit));
    return digit;
  }

  @Override
  public void relabel(String id, int label) throws IOException {
    rewrite(digit -> Optional.of(digit.id().equals(id) ? digit.withLabel(label) : digit));
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
    String text = digits.stream().map(digit -> format(digit) + "\n").collect(Collectors.joining());
    byte[] lines = text.getBytes(StandardCharsets.UTF_8);
    locked(
        () -> {
          try (FileChannel channel =
              FileChannel.open(
                  file,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE)) {
            long end = endOfWholeLines(channel);
            channel.truncate(end);
            channel.position(end);
            AtomicFile.writeFully(channel, ByteBuffer.wrap(lines));
            channel.force(true);
          }
        });
  }

  @Override
  public void exportIdx(Path images, Path labels) throws IOException {
    List<MyDigit> digits = list();
    ByteBuffer pictures = ByteBuffer.allocate(16 + digits.size() * DigitImage.PIXELS);
    pictures.putInt(0x0803).putInt(digits.size());
    pictures.putInt(DigitImage.SIDE).putInt(DigitImage.SIDE);
    ByteBuffer answers = ByteBuffer.allocate(8 + digits.size());
    answers.putInt(0x0801).putInt(digits.size());
    for (MyDigit digit : digits) {
      pictures.put(digit.image().toBytes());
      answers.put((byte) digit.label());
    }
    AtomicFile.write(images, pictures.array());
    AtomicFile.write(labels, answers.array());
  }

  @Override
  public void exportInk(Path target) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (MyDigit digit : list()) {
      if (digit.ink().isPresent()) {
        ObjectNode line = MAPPER.createObjectNode().put("label", digit.label());
        line.setAll((ObjectNode) MAPPER.readTree(codec.format(digit.ink().get())));
        lines.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    AtomicFile.write(target, lines.toByteArray());
  }

  private synchronized void rewrite(Function<MyDigit, Optional<MyDigit>> change)
      throws IOException {
    locked(
        () -> {
          ByteArrayOutputStream lines = new ByteArrayOutputStream();
          for (String line : wholeLines()) {
            Optional<MyDigit> digit = parse(line);
            Optional<String> kept =
                digit.isEmpty()
                    ? Optional.of(line)
                    : change
                        .apply(digit.get())
                        .map(next -> next.equals(digit.get()) ? line : format(next));
            if (kept.isPresent()) {
              lines.write((kept.get() + "\n").getBytes(StandardCharsets.UTF_8));
            }
          }
          AtomicFile.write(file, lines.toByteArray());
        });
  }

  /** The lines that end in a line break; what follows the last one was never finished. */
  private List<String> wholeLines() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException(
          "%s is too large to be read; move it away to begin anew.".formatted(file));
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    int end = text.lastIndexOf('\n') + 1;
    return text.substring(0, end).lines().toList();
  }

  private static long endOfWholeLines(FileChannel channel) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    for (long at = channel.size(); at > 0; at--) {
      one.clear();
      channel.read(one, at - 1);
      if (one.get(0) == '\n') {
        return at;
      }
    }
    return 0;
  }

  private String format(MyDigit digit) {
    ObjectNode line = MAPPER.createObjectNode();
    line.put("id", digit.id());
    line.put("label", digit.label());
    line.put("time", digit.time().toString());
    line.put("picture", Base64.getEncoder().encodeToString(digit.image().toBytes()));
    digit.ink().ifPresent(ink -> line.putRawValue("ink", raw(ink)));
    return line.toString();
  }

  private RawValue raw(Ink ink) {
    return new RawValue(codec.format(ink));
  }

  private Optional<MyDigit> parse(String line) {
    try {
      JsonNode node = MAPPER.readTree(line);
      byte[] picture = Base64.getDecoder().decode(node.path("picture").asText());
      if (picture.length != DigitImage.PIXELS || node.path("id").asText().isEmpty()) {
        return Optional.empty();
      }
      Optional<Ink> ink =
          node.has("ink") ? Optional.of(codec.parse(node.get("ink").toString())) : Optional.empty();
      return Optional.of(
          new MyDigit(
              node.path("id").asText(),
              node.path("label").asInt(-1),
              Instant.parse(node.path("time").asText()),
              DigitImage.ofBytes(picture, 0),
              ink));
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private interface Change {
    void run() throws IOException;
  }

  /** Keeps a second window of the program from writing at the same time. */
  private void locked(Change change) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path lock = file.resolveSibling(file.getFileName() + ".lock");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      if (held.isValid()) {
        change.run();
      }
    }
  }
}
