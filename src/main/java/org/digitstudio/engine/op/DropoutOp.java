package org.digitstudio.engine.op;

import org.digitstudio.engine.augment.ImageRandom;

/**
 * Dropout, in place on the previous layer's values; active in training only. An image's mask
 * depends only on the seed, the epoch, the layer and the image.
 */
public final class DropoutOp extends LayerOp {
  /** Maximum number of layers; random keys of consecutive epochs are this far apart. */
  private static final long LAYERS = 64;

  private final LayerContext context;
  private final Activations activations;
  private final int layer;
  private final int threshold;
  private final float scale;
  private final boolean gated;

  /**
   * @param rate probability to drop a value, 0 to 1
   * @param gated whether the previous layer ends in a ReLU: its backward pass then stops the
   *     gradient of dropped values as it does that of inactive ones, so no mask is needed
   */
  public DropoutOp(
      double rate, int layer, boolean gated, LayerContext context, Activations activations) {
    this.context = context;
    this.activations = activations;
    this.layer = layer;
    this.threshold = (int) Math.round(rate * (1 << 24));
    this.scale = scale(rate);
    this.gated = gated;
  }

  /** Returns the factor of the values that are kept. */
  public static float scale(double rate) {
    return (float) (1 / (1 - rate));
  }

  @Override
  public String name(boolean forward, int phase) {
    return forward ? "dropout" : "dropout, backward";
  }

  @Override
  public void forward(int phase, BatchContext batch, int worker) {
    if (batch.training) {
      mask(activations.values, batch, worker);
    }
  }

  @Override
  public void backward(int phase, BatchContext batch, int worker) {
    if (!gated) {
      mask(activations.gradient, batch, worker);
    }
  }

  private void mask(float[] values, BatchContext batch, int worker) {
    int size = activations.size;
    for (int i = batch.from(worker); i < batch.to(worker); i++) {
      long stream = batch.epoch * LAYERS + layer;
      int key = ImageRandom.key(batch.seed, stream, batch.imageIndices[i]);
      context.kernels.elementwise().drop(values, i * size, size, key, threshold, scale);
    }
  }
}
