package org.digitstudio.engine.op;

/** The layers' view of the current batch; mutable, reused. */
public final class BatchContext {
  /** Images in this batch. */
  public int count;

  public boolean training;
  public long seed;
  public int epoch;

  /** The training set's index of each image in the batch. */
  public int[] imageIndices = {};

  public ParameterUpdate update = ParameterUpdate.NONE;

  private final int workers;

  public BatchContext(int workers) {
    this.workers = workers;
  }

  /** Returns the first image of a worker's share. */
  public int from(int worker) {
    return share(count, worker);
  }

  /** Returns the end, exclusive, of a worker's share of the images. */
  public int to(int worker) {
    return share(count, worker + 1);
  }

  /** Returns the start of a worker's share of {@code total} items. */
  public int share(int total, int worker) {
    return (int) ((long) total * worker / workers);
  }
}
