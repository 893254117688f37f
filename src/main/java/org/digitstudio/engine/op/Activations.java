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

  /** Gradient of the loss by each value, stored as {@link GradientStorage} says. */
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
     * {@link SparseDense}: the layer replaces each nonzero value by its gradient once the value is
     * no longer needed, and a zero means an inactive ReLU either way.
     */
    IN_PLACE
  }

  /**
   * Creates the input of a network whose first layer reads the pixels without channel padding.
   *
   * @param capacity maximum number of images
   */
  public static Activations pixels(Shape shape, int capacity) {
    return new Activations(shape, shape.channels(), capacity, GradientStorage.NONE);
  }

  /** Creates the output of one layer that is the input of the next. */
  public static Activations between(Shape shape, int capacity, GradientStorage storage) {
    return new Activations(shape, MatrixProduct.padded(shape.channels()), capacity, storage);
  }

  /** Returns the offset in an image of the value that Deeplearning4j has at {@code index}. */
  public int offsetOf(int index) {
    return index % positions * channels + index / positions;
  }
}
