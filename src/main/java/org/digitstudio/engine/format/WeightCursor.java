package org.digitstudio.engine.format;

import java.io.IOException;
import java.util.Arrays;
import org.digitstudio.domain.StudioIOException;

/** The parameters of a file, taken layer by layer in Deeplearning4j's order. */
final class WeightCursor {
  private final float[] stored;
  private int at;

  WeightCursor(float[] stored) {
    this.stored = stored;
  }

  /** Takes the next {@code count} parameters. */
  float[] take(int count) throws IOException {
    if (count > stored.length - at) {
      throw new StudioIOException("engine.model.too-few-weights", stored.length);
    }
    at += count;
    return Arrays.copyOfRange(stored, at - count, at);
  }

  void requireEnd() throws IOException {
    if (at != stored.length) {
      throw new StudioIOException("engine.model.too-many-weights", at, stored.length);
    }
  }
}
