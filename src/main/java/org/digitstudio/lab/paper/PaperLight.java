package org.digitstudio.lab.paper;

import java.util.Arrays;

/** The lightness of a sheet, about 0..1 per pixel, on which patterns are printed. */
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

  /** A pattern: its darkness at each pixel, 0..1. */
  interface Pattern {
    float at(float x, float y);
  }

  /** Prints a pattern that absorbs up to {@code darkness} of the light. */
  void print(Pattern pattern, float darkness) {
    print(pattern, darkness, (x, y) -> 1);
  }

  /** Prints a pattern multiplied by a mask. */
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

  /** Prints the coverage of a layer. */
  void print(InkLayer layer, float darkness) {
    for (int i = 0; i < light.length; i++) {
      light[i] *= 1 - darkness * layer.cover[i];
    }
  }

  /** Adds the texture of paper: noise of single pixels and blotches of a few. */
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
