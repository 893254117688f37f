package org.digitstudio.application.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.digitstudio.domain.port.HistoryStore;
import org.digitstudio.domain.training.BatchPoint;
import org.digitstudio.domain.training.Moment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records the history of a run while it trains. The training thread only copies weights; coding and
 * writing happen on a thread of low priority. A history that cannot be written ends, the run
 * continues. All methods but the listener's are called by the training thread.
 */
final class HistoryRecorder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryRecorder.class);

  /** Points of the training curve per epoch. */
  private static final int POINTS_PER_EPOCH = 64;

  /** Copies of the weights that may wait to be written. */
  private static final int MAX_WAITING = 3;

  private final Optional<HistoryStore.Writer> writer;
  private final SnapshotSchedule schedule;
  private final Consumer<Moment> onSnapshot;
  private final ThreadPoolExecutor thread;
  private final List<BatchPoint> points = new ArrayList<>();
  private final Mean sinceSnapshot = new Mean();
  private final Mean sincePoint = new Mean();
  private volatile boolean failed;

  /**
   * @param writer of the run's history; empty records nothing
   * @param onSnapshot called after each snapshot is written, on the writing thread
   */
  HistoryRecorder(
      Optional<HistoryStore.Writer> writer,
      SnapshotSchedule schedule,
      Consumer<Moment> onSnapshot) {
    this.writer = writer;
    this.schedule = schedule;
    this.onSnapshot = onSnapshot;
    // A full queue makes the training thread wait, so that weights never pile up in memory.
    thread =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_WAITING),
            HistoryRecorder::lowPriority,
            HistoryRecorder::waitForRoom);
    thread.allowCoreThreadTimeOut(true);
  }

  private static Thread lowPriority(Runnable work) {
    Thread made = new Thread(work, "run history");
    made.setDaemon(true);
    made.setPriority(Thread.MIN_PRIORITY);
    return made;
  }

  private static void waitForRoom(Runnable work, ThreadPoolExecutor executor) {
    try {
      executor.getQueue().put(work);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Records the initial weights. */
  void start(Supplier<float[]> parameters) {
    keep(new Moment(0, 0, Double.NaN, Double.NaN), parameters);
  }

  /**
   * Records a batch.
   *
   * @param epoch the current epoch, from 1
   * @param batch batches of it trained so far
   * @param parameters copies the weights; called only for a snapshot
   */
  void onBatch(
      int epoch,
      int batch,
      int batches,
      double loss,
      double accuracy,
      Supplier<float[]> parameters) {
    if (writer.isEmpty() || failed) {
      return;
    }
    sinceSnapshot.add(loss, accuracy);
    sincePoint.add(loss, accuracy);
    double epochs = epoch - 1 + (double) batch / batches;
    long every = Math.max(1, batches / POINTS_PER_EPOCH);
    if (batch % every == 0 || batch == batches) {
      points.add(new BatchPoint(epochs, sincePoint.loss(), sincePoint.accuracy()));
      sincePoint.reset();
    }
    long step = (epoch - 1L) * batches + batch;
    if (schedule.contains(step)) {
      keep(new Moment(epochs, step, sinceSnapshot.loss(), sinceSnapshot.accuracy()), parameters);
      sinceSnapshot.reset();
    }
    if (batch == batches) {
      List<BatchPoint> ofEpoch = List.copyOf(points);
      points.clear();
      write(out -> out.add(ofEpoch));
    }
  }

  private void keep(Moment moment, Supplier<float[]> parameters) {
    if (writer.isEmpty() || failed) {
      return;
    }
    float[] copy = parameters.get();
    write(
        out -> {
          out.add(moment, copy);
          onSnapshot.accept(moment);
        });
  }

  /** Writing to the history that may fail. */
  @FunctionalInterface
  private interface Writing {
    void to(HistoryStore.Writer writer) throws IOException;
  }

  private void write(Writing work) {
    writer.ifPresent(
        out ->
            thread.execute(
                () -> {
                  if (!failed) {
                    attempt(work, out);
                  }
                }));
  }

  @SuppressWarnings("checkstyle:illegalcatch") // The run continues without its history.
  private void attempt(Writing work, HistoryStore.Writer out) {
    try {
      work.to(out);
    } catch (IOException | RuntimeException | Error e) {
      failed = true;
      LOG.warn("The history of the run ends here", e);
    }
  }

  /** Waits until all is written. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      thread.awaitTermination(1, TimeUnit.MINUTES);
      if (writer.isPresent()) {
        writer.get().close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.warn("The history of the run was not closed", e);
    }
  }

  /** Running mean of batch losses and accuracies. */
  private static final class Mean {
    private double loss;
    private double accuracy;
    private int count;

    void add(double batchLoss, double batchAccuracy) {
      loss += batchLoss;
      accuracy += batchAccuracy;
      count++;
    }

    double loss() {
      return loss / count;
    }

    double accuracy() {
      return accuracy / count;
    }

    void reset() {
      loss = 0;
      accuracy = 0;
      count = 0;
    }
  }
}
