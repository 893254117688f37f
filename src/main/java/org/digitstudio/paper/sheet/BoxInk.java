package org.digitstudio.paper.sheet;

import java.util.Arrays;
import org.digitstudio.paper.GreyMap;

/**
 * The ink in a box.
 *
 * @param even the box with its light evened out: paper is 1
 * @param longest the longer side of its largest connected stroke in pixels, less what lies in the
 *     margin; 0 where it is blank
 * @param atEdge whether a stroke runs out of the box
 */
record BoxInk(float[] even, int longest, boolean atEdge) {
  /** A stroke with more pixels than this at the box's edge continues beyond it. */
  private static final int CROSSING = 3;

  /** Marks no longer than this, in pixels, are noise. */
  private static final int SPECK = 3;

  /** The median deviation of normal noise, as a part of its standard deviation. */
  private static final float NORMAL = 0.6745f;

  private static final float NOISE_TIMES = 4;
  private static final float MAX_SPLIT = 0.3f;

  /**
   * @param leastContrast what part of the light ink takes at least
   * @param margin pixels at each side that count as ink only with what lies further in
   */
  static BoxInk of(GreyMap box, float leastContrast, int margin) {
    float[] light = box.values();
    // A mean over nine pixels keeps a stroke and takes most of a sensor's noise.
    float[] calm = box.blurred(1).values();
    float[] sorted = calm.clone();
    Arrays.sort(sorted);
    // Ink covers less than half of any box.
    float paper = Math.max(0.05f, sorted[(int) (0.6 * sorted.length)]);
    float[] spread = new float[calm.length];
    for (int i = 0; i < spread.length; i++) {
      spread[i] = Math.abs(calm[i] - paper);
    }
    Arrays.sort(spread);
    float noise = spread[spread.length / 2] / NORMAL / paper;
    float split = 1 - Math.max(leastContrast, Math.min(MAX_SPLIT, NOISE_TIMES * noise));
    float[] even = new float[light.length];
    boolean[] inked = new boolean[light.length];
    for (int i = 0; i < even.length; i++) {
      even[i] = Math.clamp(light[i] / paper, 0f, 1f);
      inked[i] = calm[i] < split * paper;
    }
    InkPart main = largest(inked, even, box.width(), margin);
    return new BoxInk(even, main.length, main.atEdge > CROSSING);
  }

  /**
   * A connected part of the ink.
   *
   * @param length its longer side in pixels, less what lies in the margin
   * @param atEdge how many of its pixels lie at the box's edge
   */
  private record InkPart(int length, int atEdge) {}

  /** The longest connected part of the ink, which is taken out; specks become paper. */
  private static InkPart largest(boolean[] inked, float[] even, int width, int margin) {
    InkPart largest = new InkPart(0, 0);
    int height = inked.length / width;
    int[] stack = new int[inked.length];
    for (int start = 0; start < inked.length; start++) {
      if (!inked[start]) {
        continue;
      }
      int size = 0;
      stack[size++] = start;
      inked[start] = false;
      int left = width;
      int right = 0;
      int top = start / width;
      int bottom = top;
      int atEdge = 0;
      while (size > 0) {
        int at = stack[--size];
        int x = at % width;
        int y = at / width;
        left = Math.min(left, x);
        right = Math.max(right, x + 1);
        bottom = Math.max(bottom, y + 1);
        atEdge += x == 0 || y == 0 || x == width - 1 || y == height - 1 ? 1 : 0;
        for (int i = 0; i < 9; i++) {
          int nextX = x + i % 3 - 1;
          int nextY = y + i / 3 - 1;
          int next = nextY * width + nextX;
          boolean there = nextX >= 0 && nextY >= 0 && nextX < width && nextY < height;
          if (there && inked[next]) {
            inked[next] = false;
            stack[size++] = next;
          }
        }
      }
      int length = Math.max(right - left, bottom - top);
      int across = Math.min(right, width - margin) - Math.max(left, margin);
      int down = Math.min(bottom, height - margin) - Math.max(top, margin);
      int inside = across > 0 && down > 0 ? Math.max(across, down) : 0;
      if (length <= SPECK) {
        for (int y = Math.max(0, top - 1); y < Math.min(height, bottom + 1); y++) {
          Arrays.fill(
              even, y * width + Math.max(0, left - 1), y * width + Math.min(width, right + 1), 1f);
        }
      }
      largest = inside > largest.length ? new InkPart(inside, atEdge) : largest;
    }
    return largest;
  }
}
