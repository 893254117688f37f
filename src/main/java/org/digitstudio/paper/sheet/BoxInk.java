package org.digitstudio.paper.sheet;

import java.util.Arrays;
import org.digitstudio.paper.GreyMap;

/**
 * The ink in a box.
 *
 * @param even the box with its light evened out: paper is 1
 * @param longest the longer side of its largest connected stroke in pixels; 0 where it is blank
 * @param atEdge whether a stroke runs out of the box
 */
record BoxInk(float[] even, int longest, boolean atEdge) {
  /** More pixels of ink than this at one edge are a stroke that goes on beyond it. */
  private static final int CROSSING = 3;

  static BoxInk of(GreyMap box, float leastContrast) {
    float[] light = box.values();
    float[] sorted = light.clone();
    Arrays.sort(sorted);
    // Ink covers less than half of any box: paper is what is brighter than the middle.
    float paper = Math.max(0.05f, sorted[(int) (0.7 * sorted.length)]);
    float middle = sorted[sorted.length / 2];
    float[] spread = new float[light.length];
    for (int i = 0; i < spread.length; i++) {
      spread[i] = Math.abs(light[i] - middle);
    }
    Arrays.sort(spread);
    float noise = spread[spread.length / 2] / 0.6745f / paper;
    float split = 1 - Math.max(leastContrast, Math.min(0.4f, 4.5f * noise));
    float[] even = new float[light.length];
    boolean[] inked = new boolean[light.length];
    for (int i = 0; i < even.length; i++) {
      even[i] = Math.clamp(light[i] / paper, 0f, 1f);
      inked[i] = even[i] < split;
    }
    return new BoxInk(
        even, longest(inked.clone(), box.width()), atEdge(inked, box.width(), box.height()));
  }

  private static boolean atEdge(boolean[] inked, int width, int height) {
    int left = 0;
    int right = 0;
    int top = 0;
    int bottom = 0;
    for (int i = 0; i < inked.length; i++) {
      if (inked[i]) {
        left += i % width == 0 ? 1 : 0;
        right += i % width == width - 1 ? 1 : 0;
        top += i < width ? 1 : 0;
        bottom += i / width == height - 1 ? 1 : 0;
      }
    }
    return Math.max(Math.max(left, right), Math.max(top, bottom)) > CROSSING;
  }

  /** Follows each connected part of the ink, which it takes out. */
  private static int longest(boolean[] inked, int width) {
    int longest = 0;
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
      while (size > 0) {
        int at = stack[--size];
        int x = at % width;
        left = Math.min(left, x);
        right = Math.max(right, x + 1);
        bottom = Math.max(bottom, at / width + 1);
        for (int dy = -1; dy <= 1; dy++) {
          for (int dx = -1; dx <= 1; dx++) {
            int next = at + dy * width + dx;
            boolean there = x + dx >= 0 && x + dx < width && next >= 0 && next < inked.length;
            if (there && inked[next]) {
              inked[next] = false;
              stack[size++] = next;
            }
          }
        }
      }
      longest = Math.max(longest, Math.max(right - left, bottom - top));
    }
    return longest;
  }
}
