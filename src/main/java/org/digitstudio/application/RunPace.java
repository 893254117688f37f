package org.digitstudio.application;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How fast a run goes and when it will end. All times are nanoseconds of one monotonic clock with
 * pauses taken out.
 *
 * <p>The first epoch warms the machine up, so that only its second half counts; later the last
 * three epochs do.
 */
final class RunPace {
  private static final double NANO = 1e-9;
  private static final long WINDOW = 1_000_000_000L;
  private static final int REMEMBERED = 3;

  private final int epochs;
  private final int pictures;
  private final int batch;

  /** What is looked at between epochs, and once more at the end. */
  private final int picturesBetween;

  private final int picturesAtEnd;

  private final Deque<long[]> window = new ArrayDeque<>();
  private final Deque<double[]> done = new ArrayDeque<>();
  private int epoch;
  private long epochStart;
  private long halfTime;
  private int halfBatch;
  private long trained;
  private boolean warm;

  /**
   * @param pictures of an epoch
   * @param picturesBetween read after each epoch
   * @param picturesAtEnd read after the last
   */
  RunPace(int epochs, int pictures, int batch, int picturesBetween, int picturesAtEnd) {
    this.epochs = epochs;
    this.pictures = pictures;
    this.batch = batch;
    this.picturesBetween = picturesBetween;
    this.picturesAtEnd = picturesAtEnd;
  }

  void epochStarted(int number, long now) {
    epoch = number;
    epochStart = now;
    halfTime = now;
    halfBatch = 0;
    window.clear();
    window.add(new long[] {now, 0});
  }

  void batchDone(int number, int batches, long now) {
    long seen = Math.min(pictures, (long) number * batch);
    window.add(new long[] {now, seen});
    while (window.size() > 2 && now - window.getFirst()[0] > WINDOW) {
      window.removeFirst();
    }
    if (number <= batches / 2) {
      halfTime = now;
      halfBatch = number;
    }
  }

  /** The epoch's training ended; what is looked at between epochs begins. */
  void epochTrained(long now) {
    trained = now;
  }

  /** Everything of the epoch is done, its checkpoint too. */
  void epochDone(long now) {
    int batches = batches();
    double train =
        warm || halfBatch == 0
            ? (trained - epochStart) * NANO
            : (trained - halfTime) * NANO * batches / (batches - halfBatch);
    if (warm && done.size() == REMEMBERED) {
      done.removeFirst();
    }
    done.add(new double[] {train, (now - trained) * NANO});
    warm = true;
  }

  /** Over about the last second; 0 before the first batch. */
  double picturesPerSecond() {
    long[] first = window.getFirst();
    long[] last = window.getLast();
    return last[0] == first[0] ? 0 : (last[1] - first[1]) / ((last[0] - first[0]) * NANO);
  }

  /**
   * @param batchesDone of the epoch under way
   * @return seconds; NaN before the first batch of the first epoch
   */
  double secondsLeftInEpoch(int batchesDone) {
    double train = mean(0);
    double between = mean(1);
    if (done.isEmpty()) {
      double speed = picturesPerSecond();
      if (speed == 0) {
        return Double.NaN;
      }
      train = pictures / speed;
      // Reading a picture takes about a third of learning from it: forward without backward.
      between = picturesBetween / (3 * speed);
    }
    double part = 1 - (double) batchesDone / batches();
    return part * train + between + (epochs - epoch) * (train + between) + atEnd(between, train);
  }

  /** Between epochs. */
  double secondsLeft() {
    return (epochs - epoch) * (mean(0) + mean(1)) + atEnd(mean(1), mean(0));
  }

  private double atEnd(double between, double train) {
    return picturesBetween > 0
        ? between * picturesAtEnd / picturesBetween
        : train * picturesAtEnd / (3.0 * pictures);
  }

  private double mean(int part) {
    return done.stream().mapToDouble(each -> each[part]).average().orElse(0);
  }

  private int batches() {
    return (pictures + batch - 1) / batch;
  }
}
