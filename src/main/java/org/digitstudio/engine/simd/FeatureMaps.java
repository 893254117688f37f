package org.digitstudio.engine.simd;

/**
 * One image's feature maps: height x width x channels values from {@code start}, channels innermost
 * and a multiple of 32. Mutable, reused by one thread.
 */
public final class FeatureMaps {
  public float[] values = {};
  public int start;
  public final int height;
  public final int width;
  public final int channels;

  public FeatureMaps(int height, int width, int channels) {
    this.height = height;
    this.width = width;
    this.channels = channels;
  }

  public int size() {
    return height * width * channels;
  }
}
