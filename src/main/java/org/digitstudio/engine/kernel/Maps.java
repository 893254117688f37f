package org.digitstudio.engine.kernel;

import org.digitstudio.domain.Shape;

/**
 * What flows between two layers, for a whole batch: picture by picture, place by place, channels
 * innermost. Channels are padded with zeros to whole groups of 32, but for the pixels themselves.
 */
final class Maps {
  final Shape shape;

  /** Values from one place to the next. */
  final int channels;

  final int places;

  /** Values of one picture. */
  final int size;

  final float[] values;

  /** The loss's gradient by each value; empty where nothing is trained. */
  final float[] gradient;

  private Maps(Shape shape, int channels, int capacity, boolean training) {
    this.shape = shape;
    this.channels = channels;
    this.places = shape.height() * shape.width();
    this.size = places * channels;
    this.values = new float[capacity * size];
    this.gradient = training ? new float[capacity * size] : new float[0];
  }

  static Maps pixels(Shape shape, int capacity) {
    return new Maps(shape, shape.channels(), capacity, false);
  }

  static Maps between(Shape shape, int capacity, boolean training) {
    return new Maps(shape, Product.padded(shape.channels()), capacity, training);
  }

  /** Where Deeplearning4j's value {@code index} of a picture (channel by channel) lies here. */
  int placeOf(int index) {
    return index % places * channels + index / places;
  }
}
