package org.digitstudio.application.training;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The speed of a run and an estimate of its end. All times are nanoseconds of one monotonic clock
 * without pauses.
 *
 * <p>The first epoch includes the warm-up of the JVM, so only its fastest tenth counts; later the
 * last three epochs count, each twice as much as the one before. A network trains faster as more of
 * its neurons become inactive, which the engine skips: by a sixth over the article's ten epochs and
 * less in other networks, so half of that is expected.
 */
final class RunPace {
  private static final double NANO = 1e-9;
  private static final long WINDOW = 1_000_000_000L;
  private static final int REMEMBERED = 3;
  private static final int STRETCHES = 10;
  private static final double QUICKER = 0.1;

  private final int epochs;
  private final int pictures;
  private final int batch;

  /** The images evaluated after each epoch. */
  private final int imagesBetween;

  private final int imagesAtEnd;

  private final Deque<long[]> window = new ArrayDeque<>();
  private final Deque<double[]> done = new ArrayDeque<>();
  private int epoch;
  private long epochStart;
  private long stretchStart;
  private int stretchBatch;

  /** Nanoseconds a batch in the quickest stretch of the epoch; infinite before the first. */
  private double quickest;

  private long trained;
  private boolean warm;

  /**
   * @param pictures of an epoch
   * @param imagesBetween read after each epoch
   * @param imagesAtEnd read after the last
   */
  RunPace(int epochs, int pictures, int batch, int imagesBetween, int imagesAtEnd) {
    this.epochs = epochs;
    this.pictures = pictures;
    this.batch = batch;
    this.imagesBetween = imagesBetween;
    this.imagesAtEnd = imagesAtEnd;
  }

  void epochStarted(int number, long now) {
    epoch = number;
    epochStart = now;
    stretchStart = now;
    stretchBatch = 0;
    quickest = Double.POSITIVE_INFINITY;
    window.clear();
    window.add(new long[] {now, 0});
  }

  void batchDone(int number, int batches, long now) {
    long seen = Math.min(pictures, (long) number * batch);
    window.add(new long[] {now, seen});
    while (window.size() > 2 && now - window.getFirst()[0] > WINDOW) {
      window.removeFirst();
    }
    int length = number - stretchBatch;
    if (length >= Math.max(1, batches / STRETCHES)) {
      quickest = Math.min(quickest, (double) (now - stretchStart) / length);
      stretchStart = now;
      stretchBatch = number;
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
        warm || Double.isInfinite(quickest)
            ? (trained - epochStart) * NANO
            : quickest * batches * NANO;
    if (warm && done.size() == REMEMBERED) {
      done.removeFirst();
    }
    done.add(new double[] {train, (now - trained) * NANO});
    warm = true;
  }

  /** Over about the last second; 0 before the first batch. */
  double imagesPerSecond() {
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
      double speed = imagesPerSecond();
      if (speed == 0) {
        return Double.NaN;
      }
      train = pictures / speed;
      // Reading a picture takes about a third of learning from it: forward without backward.
      between = imagesBetween / (3 * speed);
    }
    double part = 1 - (double) batchesDone / batches();
    return part * train + between + ahead(train, between) + atEnd(between, train);
  }

  /** Between epochs. */
  double secondsLeft() {
    return ahead(mean(0), mean(1)) + atEnd(mean(1), mean(0));
  }

  /** The epochs that have not begun. */
  private double ahead(double train, double between) {
    int left = epochs - epoch;
    double quicker = 1 - QUICKER * left / epochs;
    return left * (quicker * train + between);
  }

  private double atEnd(double between, double train) {
    return imagesBetween > 0
        ? between * imagesAtEnd / imagesBetween
        : train * imagesAtEnd / (3.0 * pictures);
  }

  /** 0 before the first epoch is done. */
  private double mean(int part) {
    double sum = 0;
    double weights = 0;
    double weight = 1;
    for (double[] each : done) {
      sum += weight * each[part];
      weights += weight;
      weight *= 2;
    }
    return weights == 0 ? 0 : sum / weights;
  }

  private int batches() {
    return (pictures + batch - 1) / batch;
  }
}
