package org.digitstudio.engine.kernel;

/** What the layers need to know of the batch under way; mutable, reused. */
final class Step {
  /** Pictures in this batch. */
  int count;

  boolean training;
  long seed;
  int epoch;

  /** The training set's index of each picture in the batch. */
  int[] pictures = {};

  Updater updater = Updater.NONE;

  private final int workers;

  Step(int workers) {
    this.workers = workers;
  }

  /** The first picture of a worker's share. */
  int from(int worker) {
    return share(count, worker);
  }

  int to(int worker) {
    return share(count, worker + 1);
  }

  /** Where a worker's share of {@code total} things begins. */
  int share(int total, int worker) {
    return (int) ((long) total * worker / workers);
  }
}
