package org.digitstudio.peers;

/** The article's network in another library, with Adam at a learning rate of 0.001. */
interface PeerNetwork extends AutoCloseable {
  /**
   * Trains on one batch.
   *
   * @param images 784 values in 0..1 for each image
   * @param labels 0..9, one for each image
   */
  void train(float[] images, int[] labels);

  /** Returns the predicted digit of each image of a batch. */
  int[] classify(float[] images, int count);

  /** Computes the output for one image of 784 values in 0..1. */
  void predictOne(float[] image);

  @Override
  void close();
}
