package org.digitstudio.engine.op;

/** What the layers need to know of the batch under way; mutable, reused. */
public final class BatchContext {
  /** Pictures in this batch. */
  public int count;

  public boolean training;
  public long seed;
  public int epoch;

  /** The training set's index of each picture in the batch. */
  public int[] pictures = {};

  public ParameterUpdate updater = ParameterUpdate.NONE;

  private final int workers;

  public BatchContext(int workers) {
    this.workers = workers;
  }

  /** The first picture of a worker's share. */
  public int from(int worker) {
    return share(count, worker);
  }

  public int to(int worker) {
    return share(count, worker + 1);
  }

  /** Where a worker's share of {@code total} things begins. */
  public int share(int total, int worker) {
    return (int) ((long) total * worker / workers);
  }
}
