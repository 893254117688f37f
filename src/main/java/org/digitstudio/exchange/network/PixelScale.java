package org.digitstudio.exchange.network;

/**
 * The scaling of pixels that a network does itself. Ours are 0 to 1; a network whose first layer
 * divides by something near 255, or subtracts a mean that only 0 to 255 can have, takes 0 to 255.
 */
final class PixelScale {
  private static final double MAX_BYTE_SCALE = 1.0 / 50;
  private static final double MIN_BYTE_MEAN = 1.5;
  private static final double BYTES = 255;

  private PixelScale() {}

  /**
   * Returns what our pixels are multiplied by before a first layer that scales and then moves them.
   */
  static double before(double scale, double offset) {
    boolean bytes = Math.abs(scale) <= MAX_BYTE_SCALE || -offset / scale > MIN_BYTE_MEAN;
    return bytes ? BYTES : 1;
  }
}
