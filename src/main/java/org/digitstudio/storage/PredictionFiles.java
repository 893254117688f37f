package org.digitstudio.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;
import org.digitstudio.domain.port.PredictionCache;

/**
 * Predictions as one file per model and set: a magic number, the count, ten floats per image, a
 * byte per image (sure or not) and a CRC-32C. The oldest files are deleted when there are too many;
 * a damaged file counts as absent.
 */
public final class PredictionFiles implements PredictionCache {
  private static final int MAGIC = 0x44535231;
  private static final int HEADER = 8;
  private static final int BYTES_PER_IMAGE = 4 * Prediction.CLASSES + 1;
  private static final int MAX_FILES = 24;
  private static final String EXTENSION = ".reading";

  private final Path folder;

  /**
   * Creates a cache.
   *
   * @param folder made when the first predictions are kept
   */
  public PredictionFiles(Path folder) {
    this.folder = folder;
  }

  @Override
  public Optional<BatchResult> find(String model, long data, int count) {
    Path file = file(model, data);
    try {
      if (!Files.isRegularFile(file) || Files.size(file) != bytes(count)) {
        return Optional.empty();
      }
      byte[] content = Files.readAllBytes(file);
      if (content.length != bytes(count)) {
        return Optional.empty(); // Replaced or cut off since its size was asked for.
      }
      Optional<BatchResult> predictions = parse(ByteBuffer.wrap(content), count);
      if (predictions.isPresent()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
      }
      return predictions;
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public void put(String model, long data, BatchResult predictions) throws IOException {
    Folders.create(folder);
    TemporaryFiles.deleteOrphansIn(folder);
    AtomicFile.write(file(model, data), format(predictions));
    deleteOldest();
  }

  private static long bytes(int count) {
    return HEADER + (long) count * BYTES_PER_IMAGE + Integer.BYTES;
  }

  private Path file(String model, long data) {
    if (!model.matches("[0-9a-f]{8,64}")) {
      throw new IllegalArgumentException("No fingerprint: " + model);
    }
    return folder.resolve("%s-%016x%s".formatted(model, data, EXTENSION));
  }

  private static byte[] format(BatchResult predictions) {
    int count = predictions.sure().length;
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(bytes(count)));
    bytes.putInt(MAGIC).putInt(count);
    for (float probability : predictions.probabilities()) {
      bytes.putFloat(probability);
    }
    for (boolean sure : predictions.sure()) {
      bytes.put((byte) (sure ? 1 : 0));
    }
    bytes.putInt(checksum(bytes.array()));
    return bytes.array();
  }

  private static Optional<BatchResult> parse(ByteBuffer bytes, int count) {
    int checksum = checksum(bytes.array());
    if (bytes.getInt() != MAGIC
        || bytes.getInt() != count
        || bytes.getInt(bytes.capacity() - 4) != checksum) {
      return Optional.empty();
    }
    float[] probabilities = new float[count * Prediction.CLASSES];
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = bytes.getFloat();
    }
    boolean[] sure = new boolean[count];
    for (int i = 0; i < count; i++) {
      sure[i] = bytes.get() == 1;
    }
    return Optional.of(new BatchResult(probabilities, new float[0], 0, sure));
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length - 4);
    return (int) crc.getValue();
  }

  private void deleteOldest() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files =
          all.filter(file -> file.getFileName().toString().endsWith(EXTENSION))
              .sorted(Comparator.comparingLong(PredictionFiles::time).reversed())
              .toList();
    }
    for (Path old : files.subList(Math.min(MAX_FILES, files.size()), files.size())) {
      Files.deleteIfExists(old);
    }
  }

  private static long time(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      return 0;
    }
  }
}
