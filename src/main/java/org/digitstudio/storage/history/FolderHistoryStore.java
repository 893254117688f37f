package org.digitstudio.storage.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.port.HistoryStore;
import org.digitstudio.domain.training.BatchPoint;
import org.digitstudio.domain.training.Moment;
import org.digitstudio.domain.training.RunHistory;
import org.digitstudio.domain.training.WeightGrid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Histories as files {@code history.bin} in the folders of their runs. */
public final class FolderHistoryStore implements HistoryStore {
  private static final Logger LOG = LoggerFactory.getLogger(FolderHistoryStore.class);

  private final Path runs;

  /**
   * @param runs the folder of all runs
   */
  public FolderHistoryStore(Path runs) {
    this.runs = runs;
  }

  private Path file(String runId) {
    return runs.resolve(runId).resolve("history.bin");
  }

  @Override
  @SuppressWarnings("checkstyle:illegalcatch") // Cleans up and rethrows.
  public Optional<Writer> append(String runId, NetworkSpec network, int epochs) throws IOException {
    Path file = file(runId);
    WeightCodec codec = new WeightCodec(WeightGrid.blocks(network));
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      long end = epochs == 0 ? 0 : end(channel, codec, epochs);
      if (end == 0) {
        codec = new WeightCodec(WeightGrid.blocks(network));
        channel.truncate(0);
        writeFully(channel, HistoryFile.header(codec.parameterCount()));
      } else {
        channel.truncate(end).position(end);
      }
      return Optional.of(new HistoryFileWriter(channel, codec));
    } catch (IOException | RuntimeException | Error e) {
      channel.close();
      throw e;
    }
  }

  /** Returns where a resumed run continues; 0 if there is nothing to continue. */
  private static long end(FileChannel channel, WeightCodec codec, int epochs) {
    try {
      return StoredHistory.read(channel, codec, epochs).end();
    } catch (IOException e) {
      LOG.warn("A damaged history is replaced: {}", e.getMessage());
      return 0;
    }
  }

  @Override
  public Optional<RunHistory> read(String runId, NetworkSpec network) throws IOException {
    Path file = file(runId);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      WeightCodec codec = new WeightCodec(WeightGrid.blocks(network));
      return Optional.of(StoredHistory.read(channel, codec, Double.POSITIVE_INFINITY));
    } catch (StudioIOException e) {
      throw e;
    } catch (IOException e) {
      throw new StudioIOException(e, "storage.history.damaged");
    }
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private record HistoryFileWriter(FileChannel channel, WeightCodec codec) implements Writer {
    @Override
    public void add(Moment moment, float[] parameters) throws IOException {
      writeFully(channel, HistoryFile.snapshot(moment, codec.encode(parameters)));
    }

    @Override
    public void add(List<BatchPoint> points) throws IOException {
      writeFully(channel, HistoryFile.curve(points));
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
