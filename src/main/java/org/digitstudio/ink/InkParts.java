package org.digitstudio.ink;

import java.util.ArrayList;
import java.util.List;

/** The connected components (with eight neighbours) of an ink map. */
final class InkParts {
  private static final float INKED = 0.15f;

  /**
   * A connected component.
   *
   * @param mass sum of ink
   * @param peak maximum ink of a pixel
   */
  record Part(int number, Box box, int pixels, float mass, float peak) {}

  private final int width;
  private final int height;
  private final int[] numbers;
  private final List<Part> parts = new ArrayList<>();

  InkParts(float[] ink, int width, int height) {
    this.width = width;
    this.height = height;
    numbers = new int[width * height];
    int[] stack = new int[width * height];
    for (int start = 0; start < ink.length; start++) {
      if (numbers[start] == 0 && ink[start] >= INKED) {
        parts.add(fill(ink, start, parts.size() + 1, stack));
      }
    }
  }

  /** Returns the components in the order of their first pixels, numbered from 1. */
  List<Part> parts() {
    return parts;
  }

  /** Returns the number of a pixel's component; 0 for paper. */
  int numberAt(int index) {
    return numbers[index];
  }

  private Part fill(float[] ink, int start, int number, int[] stack) {
    int left = width;
    int right = 0;
    int top = height;
    int bottom = 0;
    int pixels = 0;
    float mass = 0;
    float peak = 0;
    int size = 0;
    stack[size++] = start;
    numbers[start] = number;
    while (size > 0) {
      int at = stack[--size];
      int x = at % width;
      int y = at / width;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      pixels++;
      mass += ink[at];
      peak = Math.max(peak, ink[at]);
      for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          int next = ny * width + nx;
          if (numbers[next] == 0 && ink[next] >= INKED) {
            numbers[next] = number;
            stack[size++] = next;
          }
        }
      }
    }
    Box box = new Box(left, top, right - left + 1f, bottom - top + 1f);
    return new Part(number, box, pixels, mass, peak);
  }

  /**
   * Erases what is not writing: faint components, specks, and the dark edges of a photograph if it
   * has other ink.
   */
  void dropSpecks(float[] ink) {
    float largest = 0;
    boolean inner = false;
    for (Part part : parts) {
      if (part.peak >= 0.6f) {
        largest = Math.max(largest, isEdge(part) ? 0 : part.mass);
        inner |= !isEdge(part);
      }
    }
    boolean[] drop = new boolean[parts.size() + 1];
    for (Part part : parts) {
      drop[part.number] = part.peak < 0.6f || part.mass < 0.01f * largest || inner && isEdge(part);
    }
    for (int i = 0; i < ink.length; i++) {
      if (numbers[i] > 0 && drop[numbers[i]]) {
        ink[i] = 0f;
      }
    }
  }

  /** Returns whether a component touches at least half of one of the picture's sides. */
  private boolean isEdge(Part part) {
    Box box = part.box;
    boolean side = (box.x() == 0 || box.right() == width) && box.height() >= 0.5f * height;
    boolean end = (box.y() == 0 || box.bottom() == height) && box.width() >= 0.5f * width;
    return side || end;
  }
}
