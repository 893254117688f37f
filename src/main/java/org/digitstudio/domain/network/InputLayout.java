package org.digitstudio.domain.network;

/** The shape in which the 784 pixels enter the first layer. */
public enum InputLayout {
  /** One channel of 28x28, as the article describes it. */
  CHANNELS_FIRST(new Shape(1, 28, 28)),
  /** Keras's default for (1, 28, 28): height 1, width 28 (the rows), 28 channels (the columns). */
  CHANNELS_LAST(new Shape(28, 1, 28)),
  /** 784 values in a row, for networks without a convolution. */
  FLAT(Shape.flat(784));

  private final Shape shape;

  InputLayout(Shape shape) {
    this.shape = shape;
  }

  public Shape shape() {
    return shape;
  }

  /**
   * Returns 784 pixels (row by row) in the order of {@link #shape()}: channel by channel, then row
   * by row. Only {@link #CHANNELS_LAST} moves any: channel c, column r is pixel (r, c).
   */
  public float[] arrange(float[] pixels) {
    if (this != CHANNELS_LAST) {
      return pixels;
    }
    float[] arranged = new float[pixels.length];
    for (int row = 0; row < 28; row++) {
      for (int column = 0; column < 28; column++) {
        arranged[column * 28 + row] = pixels[row * 28 + column];
      }
    }
    return arranged;
  }
}
