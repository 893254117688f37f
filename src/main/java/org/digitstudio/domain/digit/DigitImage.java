package org.digitstudio.domain.digit;

import java.util.Arrays;

/** A 28x28 image of one digit, white ink on black: 784 values in 0..1, row by row from the top. */
public final class DigitImage {
  public static final int SIDE = 28;
  public static final int PIXELS = SIDE * SIDE;

  private final float[] pixels;

  private DigitImage(float[] pixels) {
    this.pixels = pixels;
  }

  /**
   * Returns an image with these pixels.
   *
   * @param pixels 784 values in 0..1, row by row; copied
   * @throws IllegalArgumentException if the length is not 784 or a value is NaN or outside 0..1
   */
  public static DigitImage of(float[] pixels) {
    if (pixels.length != PIXELS) {
      throw new IllegalArgumentException("784 pixels expected, not " + pixels.length);
    }
    for (float value : pixels) {
      if (!(value >= 0f && value <= 1f)) {
        throw new IllegalArgumentException("A pixel outside 0..1: " + value);
      }
    }
    return new DigitImage(pixels.clone());
  }

  /** Returns the image of 784 unsigned bytes (0 black, 255 white) from {@code offset}. */
  public static DigitImage ofBytes(byte[] bytes, int offset) {
    float[] pixels = new float[PIXELS];
    for (int i = 0; i < PIXELS; i++) {
      pixels[i] = (bytes[offset + i] & 0xFF) / 255f;
    }
    return new DigitImage(pixels);
  }

  public static DigitImage empty() {
    return new DigitImage(new float[PIXELS]);
  }

  /** Returns the value at a row (0 at the top) and a column (0 at the left), 0..1. */
  public float at(int row, int column) {
    return pixels[row * SIDE + column];
  }

  /** Returns a copy of the 784 values, row by row. */
  public float[] pixels() {
    return pixels.clone();
  }

  /** Returns the values as unsigned bytes, rounded to the nearest of 0..255. */
  public byte[] toBytes() {
    byte[] bytes = new byte[PIXELS];
    for (int i = 0; i < PIXELS; i++) {
      bytes[i] = (byte) Math.round(pixels[i] * 255f);
    }
    return bytes;
  }

  /** Returns the sum of all values: the amount of ink, in white pixels. */
  public float inkMass() {
    float sum = 0;
    for (float value : pixels) {
      sum += value;
    }
    return sum;
  }

  public boolean isEmpty() {
    return inkMass() == 0f;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DigitImage that && Arrays.equals(pixels, that.pixels);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(pixels);
  }

  @Override
  public String toString() {
    return "DigitImage[ink mass %.1f]".formatted(inkMass());
  }
}
