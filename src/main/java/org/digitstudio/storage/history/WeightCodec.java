package org.digitstudio.storage.history;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.digitstudio.domain.training.WeightGrid;

/**
 * Codes the weights of successive snapshots. Small layers are floats; of large ones the changes of
 * the {@link WeightGrid} cells since the previous snapshot are coded. For one thread.
 */
final class WeightCodec {
  private static final byte EXACT = 0;
  private static final byte GRID = 1;

  private final int[] blocks;
  private final int[] cells;

  /**
   * @param blocks parameters of each layer, in order
   */
  WeightCodec(int[] blocks) {
    this.blocks = blocks.clone();
    this.cells = new int[Arrays.stream(blocks).sum()];
  }

  int parameterCount() {
    return cells.length;
  }

  /** The most bytes a snapshot can take, so that a lying length costs no memory. */
  long maxBytes() {
    return 8L * cells.length + 16L * blocks.length;
  }

  byte[] encode(float[] parameters) {
    List<byte[]> parts = new ArrayList<>();
    int from = 0;
    for (int count : blocks) {
      boolean gridded = count > WeightGrid.MAX_EXACT && isOnGrid(parameters, from, from + count);
      byte[] coded =
          gridded ? changes(parameters, from, from + count) : floats(parameters, from, count);
      parts.add(ByteBuffer.allocate(5).put(gridded ? GRID : EXACT).putInt(coded.length).array());
      parts.add(coded);
      from += count;
    }
    ByteBuffer all = ByteBuffer.allocate(parts.stream().mapToInt(part -> part.length).sum());
    parts.forEach(all::put);
    return all.array();
  }

  /** Weights far beyond any a training leaves sound are kept as they are. */
  private static boolean isOnGrid(float[] parameters, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!(Math.abs(parameters[i]) < 1_000)) {
        return false;
      }
    }
    return true;
  }

  private byte[] changes(float[] parameters, int from, int to) {
    int[] changes = new int[to - from];
    for (int i = from; i < to; i++) {
      int cell = WeightGrid.cell(parameters[i]);
      changes[i - from] = cell - cells[i];
      cells[i] = cell;
    }
    return RiceCoder.encode(changes, 0, changes.length);
  }

  private byte[] floats(float[] parameters, int from, int count) {
    Arrays.fill(cells, from, from + count, 0);
    ByteBuffer bytes = ByteBuffer.allocate(4 * count);
    bytes.asFloatBuffer().put(parameters, from, count);
    return bytes.array();
  }

  /**
   * Decodes the next snapshot.
   *
   * @throws IOException if the bytes are no snapshot of this network
   */
  float[] decode(ByteBuffer bytes) throws IOException {
    try {
      float[] parameters = new float[cells.length];
      int from = 0;
      for (int count : blocks) {
        decode(bytes, parameters, from, count);
        from += count;
      }
      return parameters;
    } catch (BufferUnderflowException e) {
      throw new IOException("A snapshot is cut short", e);
    }
  }

  private void decode(ByteBuffer bytes, float[] parameters, int from, int count)
      throws IOException {
    byte kind = bytes.get();
    int length = bytes.getInt();
    if (length < 0 || length > bytes.remaining() || kind == EXACT && length != 4 * count) {
      throw new IOException("A snapshot has a layer of a wrong length");
    }
    if (kind == EXACT) {
      Arrays.fill(cells, from, from + count, 0);
      bytes.slice(bytes.position(), length).asFloatBuffer().get(parameters, from, count);
      bytes.position(bytes.position() + length);
      return;
    }
    byte[] coded = new byte[length];
    bytes.get(coded);
    int[] changes = new int[count];
    RiceCoder.decode(coded, changes, 0, count);
    for (int i = 0; i < count; i++) {
      cells[from + i] += changes[i];
      parameters[from + i] = WeightGrid.weight(cells[from + i]);
    }
  }
}
