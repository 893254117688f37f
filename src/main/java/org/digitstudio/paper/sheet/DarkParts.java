package org.digitstudio.paper.sheet;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.paper.GreyMap;

/** The connected dark parts of a picture: dark is what is darker than the paper about it. */
final class DarkParts {
  private static final int NEIGHBOURHOOD = 14;
  private static final float DARKER = 0.78f;
  private static final int MIN_AREA = 9;
  private static final int MAX_PARTS = 60_000;

  private final List<Part> parts;

  private DarkParts(List<Part> parts) {
    this.parts = parts;
  }

  /**
   * A connected part.
   *
   * @param x of its centre of mass, like {@code y}
   * @param right one beyond its last column, as {@code bottom} is one beyond its last row
   */
  record Part(int area, double x, double y, int left, int top, int right, int bottom) {
    double longerSide() {
      return Math.max(right - left, bottom - top);
    }
  }

  List<Part> parts() {
    return parts;
  }

  static DarkParts of(GreyMap picture) {
    int width = picture.width();
    int height = picture.height();
    boolean[] dark = dark(picture);
    List<Part> parts = new ArrayList<>();
    int[] stack = new int[1024];
    for (int start = 0; start < dark.length && parts.size() < MAX_PARTS; start++) {
      if (!dark[start]) {
        continue;
      }
      int size = 0;
      stack[size++] = start;
      dark[start] = false;
      int area = 0;
      double sumX = 0;
      double sumY = 0;
      int left = width;
      int top = height;
      int right = 0;
      int bottom = 0;
      while (size > 0) {
        int at = stack[--size];
        int x = at % width;
        int y = at / width;
        area++;
        sumX += x + 0.5;
        sumY += y + 0.5;
        left = Math.min(left, x);
        right = Math.max(right, x + 1);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y + 1);
        for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
          for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
            int next = ny * width + nx;
            if (dark[next]) {
              dark[next] = false;
              if (size == stack.length) {
                stack = java.util.Arrays.copyOf(stack, 2 * size);
              }
              stack[size++] = next;
            }
          }
        }
      }
      if (area >= MIN_AREA) {
        parts.add(new Part(area, sumX / area, sumY / area, left, top, right, bottom));
      }
    }
    return new DarkParts(parts);
  }

  private static boolean[] dark(GreyMap picture) {
    int width = picture.width();
    int height = picture.height();
    int reach = Math.max(4, Math.max(width, height) / (2 * NEIGHBOURHOOD));
    GreyMap paper = picture.blurred(reach);
    boolean[] dark = new boolean[width * height];
    for (int i = 0; i < dark.length; i++) {
      dark[i] = picture.values()[i] < DARKER * paper.values()[i];
    }
    return dark;
  }
}
