package org.digitstudio.lab.paper;

import java.util.Arrays;

/** The coverage of each pixel of a page by ink, 0..1; strokes are drawn with soft edges. */
final class InkLayer {
  final int width;
  final int height;

  /** Row by row from the top. */
  final float[] cover;

  InkLayer(int width, int height) {
    this.width = width;
    this.height = height;
    this.cover = new float[width * height];
  }

  void clear() {
    Arrays.fill(cover, 0f);
  }

  /** Raises the coverage of a pixel to at least {@code amount}. */
  void put(int column, int row, float amount) {
    if (column >= 0 && row >= 0 && column < width && row < height) {
      int at = row * width + column;
      cover[at] = Math.max(cover[at], amount);
    }
  }

  /**
   * Draws a segment with round caps whose radius changes linearly along it.
   *
   * @param strength of the ink, 0 to 1
   */
  void piece(float x0, float y0, float r0, float x1, float y1, float r1, float strength) {
    float most = Math.max(r0, r1) + 1;
    int left = Math.max(0, (int) Math.floor(Math.min(x0, x1) - most));
    int right = Math.min(width - 1, (int) Math.ceil(Math.max(x0, x1) + most));
    int top = Math.max(0, (int) Math.floor(Math.min(y0, y1) - most));
    int bottom = Math.min(height - 1, (int) Math.ceil(Math.max(y0, y1) + most));
    float dx = x1 - x0;
    float dy = y1 - y0;
    float length = dx * dx + dy * dy;
    for (int row = top; row <= bottom; row++) {
      float py = row + 0.5f - y0;
      for (int column = left; column <= right; column++) {
        float px = column + 0.5f - x0;
        float t = length > 0 ? Math.clamp((px * dx + py * dy) / length, 0f, 1f) : 0f;
        float ex = px - t * dx;
        float ey = py - t * dy;
        float radius = r0 + (r1 - r0) * t;
        float edge = radius + 0.5f - (float) Math.sqrt(ex * ex + ey * ey);
        if (edge > 0) {
          // A line thinner than a pixel covers only a part of it.
          float amount = Math.min(Math.min(edge, 1f), Math.max(2 * radius, 0.15f)) * strength;
          int at = row * width + column;
          if (amount > cover[at]) {
            cover[at] = amount;
          }
        }
      }
    }
  }
}
