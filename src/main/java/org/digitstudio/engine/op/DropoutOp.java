package org.digitstudio.engine.op;

import org.digitstudio.engine.augment.ImageRandom;

/**
 * Dropout, in place on the values of the layer before; does nothing but in training. A picture's
 * mask depends on the seed, the epoch, the layer and the picture alone.
 */
public final class DropoutOp extends LayerOp {
  private final LayerContext kit;
  private final Activations maps;
  private final int layer;
  private final int threshold;
  private final float scale;
  private final boolean gated;

  /**
   * @param gated whether the layer before ends in a ReLU: then a dropped value is 0 as one that
   *     never fired, and that layer's way back needs no mask
   */
  public DropoutOp(double rate, int layer, boolean gated, LayerContext kit, Activations maps) {
    this.kit = kit;
    this.maps = maps;
    this.layer = layer;
    this.threshold = (int) Math.round(rate * (1 << 24));
    this.scale = scaleOf(rate);
    this.gated = gated;
  }

  /** What the values that stay are multiplied by. */
  public static float scaleOf(double rate) {
    return (float) (1 / (1 - rate));
  }

  @Override
  public String name(boolean forward, int phase) {
    return forward ? "dropout" : "dropout: way back";
  }

  @Override
  public void forward(int phase, BatchContext step, int worker) {
    if (step.training) {
      mask(maps.values, step, worker);
    }
  }

  @Override
  public void backward(int phase, BatchContext step, int worker) {
    if (!gated) {
      mask(maps.gradient, step, worker);
    }
  }

  private void mask(float[] values, BatchContext step, int worker) {
    for (int i = step.from(worker); i < step.to(worker); i++) {
      int key = ImageRandom.key(step.seed, step.epoch * 64L + layer, step.pictures[i]);
      kit.lanes.drop(values, i * maps.size, maps.size, key, threshold, scale);
    }
  }
}
