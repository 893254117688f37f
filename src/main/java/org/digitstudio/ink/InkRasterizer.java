package org.digitstudio.ink;

import java.util.Arrays;
import java.util.List;

/**
 * Draws curves as strokes of constant width with round caps. A pixel's value is its coverage,
 * computed from its distance to the nearest segment; overlapping strokes do not add up. Uses only
 * float arithmetic, so that results are the same on every machine.
 *
 * @param scale from the curves' unit to pixels
 * @param shiftX added after scaling, in pixels, like {@code shiftY}
 * @param width of the stroke in pixels
 * @param ramp width of a stroke's edge from full ink to none, in pixels; 1 is the coverage of a
 *     straight edge
 */
record InkRasterizer(float scale, float shiftX, float shiftY, float width, float ramp) {

  /** Draws the curves, white on black, and returns the pixels row by row. */
  float[] draw(List<float[]> curves, int columns, int rows) {
    float reach = (width + ramp) / 2;
    float[] nearest = new float[columns * rows];
    Arrays.fill(nearest, reach * reach);
    for (float[] curve : curves) {
      float x = curve[0] * scale + shiftX;
      float y = curve[1] * scale + shiftY;
      if (curve.length == 2) {
        near(nearest, columns, rows, x, y, x, y);
      }
      for (int i = 2; i < curve.length; i += 2) {
        float nextX = curve[i] * scale + shiftX;
        float nextY = curve[i + 1] * scale + shiftY;
        near(nearest, columns, rows, x, y, nextX, nextY);
        x = nextX;
        y = nextY;
      }
    }
    cover(nearest, reach);
    return nearest;
  }

  /** Lowers each pixel's squared distance to that of the segment from a to b. */
  private void near(
      float[] nearest, int columns, int rows, float ax, float ay, float bx, float by) {
    float reach = (width + ramp) / 2;
    int left = Math.max(0, (int) Math.floor(Math.min(ax, bx) - reach - 0.5f));
    int right = Math.min(columns - 1, (int) Math.ceil(Math.max(ax, bx) + reach - 0.5f));
    int top = Math.max(0, (int) Math.floor(Math.min(ay, by) - reach - 0.5f));
    int bottom = Math.min(rows - 1, (int) Math.ceil(Math.max(ay, by) + reach - 0.5f));
    float dx = bx - ax;
    float dy = by - ay;
    float length = dx * dx + dy * dy;
    float inverse = length > 0f ? 1f / length : 0f;
    for (int row = top; row <= bottom; row++) {
      float py = row + 0.5f - ay;
      for (int column = left; column <= right; column++) {
        float px = column + 0.5f - ax;
        float t = Math.clamp((px * dx + py * dy) * inverse, 0f, 1f);
        float ex = px - t * dx;
        float ey = py - t * dy;
        float squared = ex * ex + ey * ey;
        int index = row * columns + column;
        if (squared < nearest[index]) {
          nearest[index] = squared;
        }
      }
    }
  }

  private void cover(float[] nearest, float reach) {
    float beyond = reach * reach;
    for (int i = 0; i < nearest.length; i++) {
      float squared = nearest[i];
      nearest[i] =
          squared >= beyond ? 0f : Math.min(1f, (reach - (float) Math.sqrt(squared)) / ramp);
    }
  }
}
