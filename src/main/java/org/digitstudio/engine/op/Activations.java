package org.digitstudio.engine.op;

import org.digitstudio.domain.network.Shape;
import org.digitstudio.engine.simd.MatrixProduct;

/**
 * What flows between two layers, for a whole batch: picture by picture, place by place, channels
 * innermost. Channels are padded with zeros to whole groups of 32, but for the pixels themselves.
 */
public final class Activations {
  public final Shape shape;

  /** Values from one place to the next. */
  final int channels;

  final int places;

  /** Values of one picture. */
  public final int size;

  public final float[] values;

  /** The loss's gradient by each value; see {@link Back}. */
  public final float[] gradient;

  private Activations(Shape shape, int channels, int capacity, Back back) {
    this.shape = shape;
    this.channels = channels;
    this.places = shape.height() * shape.width();
    this.size = places * channels;
    this.values = new float[capacity * size];
    this.gradient =
        switch (back) {
          case NONE -> new float[0];
          case APART -> new float[capacity * size];
          case IN_PLACE -> values;
        };
  }

  /** Where the gradient is kept. */
  public enum Back {
    NONE,
    APART,

    /**
     * In the values' own memory, which need not be fetched a second time. Only between a ReLU and a
     * {@link SparseDense}: that one replaces each value that is not zero by its gradient once it
     * has no more use for it, and to the ReLU a zero says "closed" either way.
     */
    IN_PLACE
  }

  public static Activations pixels(Shape shape, int capacity) {
    return new Activations(shape, shape.channels(), capacity, Back.NONE);
  }

  public static Activations between(Shape shape, int capacity, Back back) {
    return new Activations(shape, MatrixProduct.padded(shape.channels()), capacity, back);
  }

  /** Where Deeplearning4j's value {@code index} of a picture (channel by channel) lies here. */
  public int placeOf(int index) {
    return index % places * channels + index / places;
  }
}
