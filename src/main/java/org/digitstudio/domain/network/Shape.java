package org.digitstudio.domain.network;

import org.digitstudio.domain.StudioException;

/** The size of the values between two layers: channels x height x width. */
public record Shape(int channels, int height, int width) {
  public Shape {
    if (channels < 1 || height < 1 || width < 1) {
      throw new StudioException("domain.size.output", channels, height, width);
    }
  }

  /** Returns the shape of values in a row. */
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
