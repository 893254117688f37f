package org.digitstudio.lab.paper;

import java.util.Arrays;

/** The light that comes back from a sheet: a surface of values about 0 to 1 that is printed on. */
final class PaperLight {
  final int width;
  final int height;
  final float[] light;

  PaperLight(int width, int height, float level) {
    this.width = width;
    this.height = height;
    this.light = new float[width * height];
    Arrays.fill(light, level);
  }

  /** The darkness of a pattern at each pixel, 0 to 1. */
  interface Pattern {
    float at(float x, float y);
  }

  /** Prints a pattern that takes up to {@code darkness} of the light. */
  void print(Pattern pattern, float darkness) {
    print(pattern, darkness, (x, y) -> 1);
  }

  /** Prints a pattern where {@code mask} lets it. */
  void print(Pattern pattern, float darkness, Pattern mask) {
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        float there = mask.at(column, row);
        if (there > 0) {
          light[row * width + column] *= 1 - darkness * there * pattern.at(column, row);
        }
      }
    }
  }

  /** Prints what a layer covers. */
  void print(InkLayer layer, float darkness) {
    for (int i = 0; i < light.length; i++) {
      light[i] *= 1 - darkness * layer.cover[i];
    }
  }

  /** Rough paper: noise of one pixel, and blotches of a few. */
  void grain(float strength, PageRandom random) {
    SmoothNoise blotches = new SmoothNoise(random);
    float size = random.scaleBetween(2, 12);
    for (int i = 0; i < light.length; i++) {
      float fine = random.between(-1, 1);
      float coarse = blotches.at(i % width / size, i / width / size);
      light[i] *= 1 + strength * (0.5f * fine + coarse);
    }
  }
}
