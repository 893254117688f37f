package org.digitstudio.engine.op;

import org.digitstudio.domain.network.Shape;
import org.digitstudio.engine.simd.MatrixProduct;

/**
 * The values between two layers, for a whole batch, with their gradients: image by image, position
 * by position, channels innermost. Channels are padded with zeros to whole groups of 32, except for
 * the pixels themselves.
 */
public final class Activations {
  public final Shape shape;

  /** Distance from one position to the next. */
  final int channels;

  /** Height times width. */
  final int positions;

  /** Values of one image. */
  public final int size;

  public final float[] values;

  /** The loss's gradient by each value, stored as {@link GradientStorage} says. */
  public final float[] gradient;

  private Activations(Shape shape, int channels, int capacity, GradientStorage storage) {
    this.shape = shape;
    this.channels = channels;
    this.positions = shape.height() * shape.width();
    this.size = positions * channels;
    this.values = new float[capacity * size];
    this.gradient =
        switch (storage) {
          case NONE -> new float[0];
          case SEPARATE -> new float[capacity * size];
          case IN_PLACE -> values;
        };
  }

  /** Location of the gradient. */
  public enum GradientStorage {
    NONE,
    SEPARATE,

    /**
     * The values' own memory, which need not be fetched a second time. Only between a ReLU and a
     * {@link SparseDense}: that one replaces each nonzero value by its gradient once it has no more
     * use for it, and to the ReLU a zero means "closed" either way.
     */
    IN_PLACE
  }

  /**
   * Creates the input of a network that takes the pixels as they come.
   *
   * @param capacity the most images
   */
  public static Activations pixels(Shape shape, int capacity) {
    return new Activations(shape, shape.channels(), capacity, GradientStorage.NONE);
  }

  /** Creates the output of one layer that is the input of the next. */
  public static Activations between(Shape shape, int capacity, GradientStorage storage) {
    return new Activations(shape, MatrixProduct.padded(shape.channels()), capacity, storage);
  }

  /** Returns the offset in an image of Deeplearning4j's value {@code index}, channel by channel. */
  public int offsetOf(int index) {
    return index % positions * channels + index / positions;
  }
}
