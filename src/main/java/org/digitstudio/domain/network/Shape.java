package org.digitstudio.domain.network;

/** The size of what flows between two layers, in values: channels x height x width. */
public record Shape(int channels, int height, int width) {
  public Shape {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "A layer would put out %dx%dx%d values".formatted(channels, height, width));
    }
  }

  public static Shape flat(int units) {
    return new Shape(units, 1, 1);
  }

  public int size() {
    return channels * height * width;
  }

  @Override
  public String toString() {
    return height == 1 && width == 1
        ? Integer.toString(channels)
        : channels + "x" + height + "x" + width;
  }
}
