package org.digitstudio.ink;

import java.util.Arrays;

/** Changes the stroke width of a picture by moving the edges of its strokes. */
final class StrokeWidth {
  private static final float FAR = 1e12f;

  private StrokeWidth() {}

  /**
   * Moves the edges of all strokes.
   *
   * @param map with a sufficient margin for the strokes to grow
   * @param by distance that each edge moves outwards, in pixels; inwards if negative
   */
  static InkMap change(InkMap map, float by) {
    int count = map.ink().length;
    float[] outside = new float[count];
    float[] inside = new float[count];
    for (int i = 0; i < count; i++) {
      boolean inked = map.ink()[i] >= 0.5f;
      outside[i] = inked ? 0f : FAR;
      inside[i] = inked ? FAR : 0f;
    }
    squaredDistances(outside, map.width(), map.height());
    squaredDistances(inside, map.width(), map.height());
    float[] moved = new float[count];
    for (int i = 0; i < count; i++) {
      // Centres of pixels are half a pixel away from the edge between them.
      float distance =
          outside[i] > 0f
              ? (float) Math.sqrt(outside[i]) - 0.5f
              : 0.5f - (float) Math.sqrt(inside[i]);
      moved[i] = Math.clamp(by - distance + 0.5f, 0f, 1f);
    }
    return new InkMap(map.width(), map.height(), moved, map.perPixel());
  }

  /** Computes exact squared distances to the nearest 0 (Felzenszwalb and Huttenlocher 2012). */
  private static void squaredDistances(float[] values, int width, int height) {
    int longer = Math.max(width, height);
    float[] line = new float[longer];
    float[] result = new float[longer];
    int[] vertices = new int[longer];
    float[] bounds = new float[longer + 1];
    for (int column = 0; column < width; column++) {
      for (int row = 0; row < height; row++) {
        line[row] = values[row * width + column];
      }
      lowerEnvelope(line, result, height, vertices, bounds);
      for (int row = 0; row < height; row++) {
        values[row * width + column] = result[row];
      }
    }
    for (int row = 0; row < height; row++) {
      System.arraycopy(values, row * width, line, 0, width);
      lowerEnvelope(line, result, width, vertices, bounds);
      System.arraycopy(result, 0, values, row * width, width);
    }
  }

  /** Computes the lower envelope of the parabolas at each value. */
  private static void lowerEnvelope(
      float[] line, float[] result, int length, int[] vertices, float[] bounds) {
    Arrays.fill(bounds, Float.POSITIVE_INFINITY);
    int last = 0;
    vertices[0] = 0;
    bounds[0] = Float.NEGATIVE_INFINITY;
    for (int at = 1; at < length; at++) {
      float meets = meeting(line, vertices[last], at);
      while (meets <= bounds[last]) {
        last--;
        meets = meeting(line, vertices[last], at);
      }
      last++;
      vertices[last] = at;
      bounds[last] = meets;
      bounds[last + 1] = Float.POSITIVE_INFINITY;
    }
    int k = 0;
    for (int at = 0; at < length; at++) {
      while (bounds[k + 1] < at) {
        k++;
      }
      float d = at - vertices[k];
      result[at] = d * d + line[vertices[k]];
    }
  }

  private static float meeting(float[] line, int left, int right) {
    double difference =
        ((double) line[right] + (double) right * right)
            - ((double) line[left] + (double) left * left);
    return (float) (difference / (2.0 * (right - left)));
  }
}
