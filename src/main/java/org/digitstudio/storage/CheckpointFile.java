package org.digitstudio.storage;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.training.Checkpoint;
import org.digitstudio.domain.training.TrainingState;

/**
 * The format of checkpoints, big-endian: the word {@code DSCK}, the format's number, epoch, step,
 * best epoch, the lengths of four float arrays (parameters, optimizer, average, best), the arrays,
 * and the CRC-32C of everything before it. The file is exactly that long.
 */
final class CheckpointFile {
  private static final int MAGIC = 0x4453434b;
  private static final int FORMAT = 1;
  private static final int HEADER = 4 + 4 + 4 + 8 + 4 + 4 * 4;
  private static final int TRAILER = 8;
  private static final int CHUNK_FLOATS = 1 << 16;

  /** Called between the pieces of a file; a test ends the program there. */
  private final Runnable betweenPieces;

  CheckpointFile(Runnable betweenPieces) {
    this.betweenPieces = betweenPieces;
  }

  void write(Checkpoint checkpoint, FileChannel channel) throws IOException {
    TrainingState state = checkpoint.state();
    CRC32C crc = new CRC32C();
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    header.putInt(MAGIC).putInt(FORMAT).putInt(state.epoch()).putLong(state.step());
    header.putInt(checkpoint.bestEpoch());
    float[][] arrays = {state.parameters(), state.optimizer(), state.average(), checkpoint.best()};
    for (float[] array : arrays) {
      header.putInt(array.length);
    }
    write(header.flip(), crc, channel);
    ByteBuffer chunk = ByteBuffer.allocate(4 * CHUNK_FLOATS);
    for (float[] array : arrays) {
      for (int from = 0; from < array.length; from += CHUNK_FLOATS) {
        int count = Math.min(CHUNK_FLOATS, array.length - from);
        chunk.clear().asFloatBuffer().put(array, from, count);
        write(chunk.limit(4 * count), crc, channel);
        betweenPieces.run();
      }
    }
    AtomicFile.writeFully(channel, ByteBuffer.allocate(TRAILER).putLong(crc.getValue()).flip());
    betweenPieces.run();
  }

  private static void write(ByteBuffer bytes, CRC32C crc, FileChannel channel) throws IOException {
    crc.update(bytes.duplicate());
    AtomicFile.writeFully(channel, bytes);
  }

  /**
   * Reads a checkpoint.
   *
   * @param parameterCount of the run's network; an array longer than an optimizer needs for it is
   *     refused before memory is allocated
   * @throws IOException if the file is incomplete, was changed, or belongs to another network
   */
  static Checkpoint read(Path file, int parameterCount) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      CRC32C crc = new CRC32C();
      ByteBuffer header = read(channel, HEADER, crc);
      check(header.getInt() == MAGIC && header.getInt() == FORMAT, file);
      int epoch = header.getInt();
      long step = header.getLong();
      int bestEpoch = header.getInt();
      check(epoch >= 0 && step >= epoch && bestEpoch >= 0 && bestEpoch <= epoch, file);
      int[] lengths = {header.getInt(), header.getInt(), header.getInt(), header.getInt()};
      check(
          lengths[0] == parameterCount
              && lengths[1] >= 0
              && lengths[1] <= 2L * parameterCount
              && (lengths[2] == 0 || lengths[2] == parameterCount)
              && lengths[3] == parameterCount,
          file);
      long floats = (long) lengths[0] + lengths[1] + lengths[2] + lengths[3];
      check(channel.size() == HEADER + 4 * floats + TRAILER, file);
      float[][] arrays = new float[lengths.length][];
      for (int i = 0; i < lengths.length; i++) {
        arrays[i] = floats(channel, lengths[i], crc);
      }
      long expected = crc.getValue();
      check(read(channel, TRAILER, crc).getLong() == expected, file);
      return new Checkpoint(
          new TrainingState(epoch, step, arrays[0], arrays[1], arrays[2]), bestEpoch, arrays[3]);
    }
  }

  private static float[] floats(FileChannel channel, int length, CRC32C crc) throws IOException {
    float[] values = new float[length];
    for (int from = 0; from < length; from += CHUNK_FLOATS) {
      int count = Math.min(CHUNK_FLOATS, length - from);
      read(channel, 4 * count, crc).asFloatBuffer().get(values, from, count);
    }
    return values;
  }

  private static ByteBuffer read(FileChannel channel, int count, CRC32C crc) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new EOFException();
      }
    }
    bytes.flip();
    crc.update(bytes.duplicate());
    return bytes;
  }

  private static void check(boolean holds, Path file) throws IOException {
    if (!holds) {
      throw new StudioIOException("storage.checkpoint.damaged-file", file.getFileName());
    }
  }
}
