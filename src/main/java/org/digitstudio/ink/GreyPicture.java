package org.digitstudio.ink;

import java.util.Arrays;
import org.digitstudio.domain.digit.DigitImage;

/** A grey picture of any size: values 0 (black) to 1 (white), row by row from the top. */
public final class GreyPicture {
  /** Maximum number of pixels; larger files are read at a reduced size. */
  public static final int MAX_PIXELS = 1 << 24;

  private final int width;
  private final int height;
  private final float[] pixels;

  private GreyPicture(int width, int height, float[] pixels) {
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  /**
   * Creates a picture.
   *
   * @param pixels width x height values in 0..1, row by row; copied
   * @throws IllegalArgumentException if the size does not fit or a value is NaN or outside 0..1
   */
  public static GreyPicture of(int width, int height, float[] pixels) {
    for (float value : pixels) {
      if (!(value >= 0f && value <= 1f)) {
        throw new IllegalArgumentException("A pixel must be in 0..1, not " + value);
      }
    }
    return owning(width, height, pixels.clone());
  }

  /** Creates a picture that owns the array, without copying or checking it. */
  public static GreyPicture owning(int width, int height, float[] pixels) {
    if (width < 1 || height < 1 || (long) width * height > MAX_PIXELS) {
      throw new IllegalArgumentException("A picture cannot be %d x %d".formatted(width, height));
    }
    if (pixels.length != width * height) {
      throw new IllegalArgumentException(
          "%d x %d pixels are not %d values".formatted(width, height, pixels.length));
    }
    return new GreyPicture(width, height, pixels);
  }

  public static GreyPicture of(DigitImage image) {
    return owning(DigitImage.SIDE, DigitImage.SIDE, image.pixels());
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** Returns the value at a row (0 at the top) and a column (0 at the left), 0..1. */
  public float at(int row, int column) {
    return pixels[row * width + column];
  }

  /** Returns a copy of the values, row by row. */
  public float[] pixels() {
    return pixels.clone();
  }

  /** Returns the array itself, which callers must not change. */
  float[] shared() {
    return pixels;
  }

  /** Returns the negative. */
  public GreyPicture inverted() {
    float[] inverse = new float[pixels.length];
    for (int i = 0; i < inverse.length; i++) {
      inverse[i] = 1f - pixels[i];
    }
    return owning(width, height, inverse);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GreyPicture that
        && width == that.width
        && Arrays.equals(pixels, that.pixels);
  }

  @Override
  public int hashCode() {
    return 31 * width + Arrays.hashCode(pixels);
  }

  @Override
  public String toString() {
    return "GreyPicture[%d x %d]".formatted(width, height);
  }
}
