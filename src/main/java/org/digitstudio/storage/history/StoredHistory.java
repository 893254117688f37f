package org.digitstudio.storage.history;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.digitstudio.domain.training.BatchPoint;
import org.digitstudio.domain.training.Moment;
import org.digitstudio.domain.training.RunHistory;

/** A history read into memory. */
final class StoredHistory implements RunHistory {
  private final List<Moment> moments = new ArrayList<>();
  private final List<PackedWeights> weights = new ArrayList<>();
  private final List<BatchPoint> curve = new ArrayList<>();
  private long end = HistoryFile.HEADER;

  private StoredHistory() {}

  /**
   * Reads all whole records.
   *
   * @param codec has no snapshot coded yet; afterwards it can code the next one
   * @param epochs reads up to this progress; the records after it are left out
   */
  static StoredHistory read(FileChannel channel, WeightCodec codec, double epochs)
      throws IOException {
    HistoryFile.checkHeader(channel, codec.parameterCount());
    StoredHistory history = new StoredHistory();
    Optional<HistoryFile.Entry> entry = HistoryFile.read(channel, history.end, codec.maxBytes());
    while (entry.isPresent() && history.take(entry.get(), codec, epochs)) {
      history.end = entry.get().end();
      entry = HistoryFile.read(channel, history.end, codec.maxBytes());
    }
    return history;
  }

  private boolean take(HistoryFile.Entry entry, WeightCodec codec, double epochs)
      throws IOException {
    if (entry.kind() == HistoryFile.CURVE) {
      List<BatchPoint> points = HistoryFile.points(entry.content());
      if (!points.isEmpty() && points.getLast().epochs() > epochs) {
        return false;
      }
      curve.addAll(points);
    } else if (entry.kind() == HistoryFile.SNAPSHOT) {
      Moment moment = HistoryFile.moment(entry.content());
      if (moment.epochs() > epochs) {
        return false;
      }
      weights.add(new PackedWeights(codec.decode(entry.content())));
      moments.add(moment);
    }
    return true;
  }

  /** Returns where the last whole record ends. */
  long end() {
    return end;
  }

  @Override
  public List<Moment> moments() {
    return List.copyOf(moments);
  }

  @Override
  public float[] parameters(int index) {
    return weights.get(index).unpack();
  }

  @Override
  public List<BatchPoint> batchCurve() {
    return List.copyOf(curve);
  }
}
