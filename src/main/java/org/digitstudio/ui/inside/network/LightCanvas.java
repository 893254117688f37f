package org.digitstudio.ui.inside.network;

import java.util.Arrays;

/**
 * An opaque ARGB pixel buffer with the few operations the overview is painted with. Curves add
 * light to what lies under them, so that crossing ones glow brighter.
 */
final class LightCanvas {
  /** Reach of a curve's glow on either side, in multiples of its thickness. */
  private static final double GLOW = 2.6;

  private final int width;
  private final int height;
  private final int[] pixels;

  LightCanvas(int width, int height) {
    this.width = width;
    this.height = height;
    this.pixels = new int[width * height];
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Returns the pixels, row by row; later painting changes them. */
  int[] pixels() {
    return pixels;
  }

  void clear(int argb) {
    Arrays.fill(pixels, argb);
  }

  void fill(int left, int top, int right, int bottom, int argb) {
    int from = Math.max(0, left);
    int to = Math.min(width, right);
    for (int y = Math.max(0, top); y < Math.min(height, bottom) && from < to; y++) {
      Arrays.fill(pixels, y * width + from, y * width + to, argb);
    }
  }

  /** Outlines a rectangle just outside its edges. */
  void frame(int left, int top, int right, int bottom, int thickness, int argb) {
    fill(left - thickness, top - thickness, right + thickness, top, argb);
    fill(left - thickness, bottom, right + thickness, bottom + thickness, argb);
    fill(left - thickness, top, left, bottom, argb);
    fill(right, top, right + thickness, bottom, argb);
  }

  /** Scales the brightness of a rectangle. */
  void dim(int left, int top, int right, int bottom, double factor) {
    int scale = (int) Math.round(256 * factor);
    for (int y = Math.max(0, top); y < Math.min(height, bottom); y++) {
      for (int x = Math.max(0, left); x < Math.min(width, right); x++) {
        int argb = pixels[y * width + x];
        int redBlue = ((argb & 0xFF00FF) * scale >>> 8) & 0xFF00FF;
        int green = ((argb & 0x00FF00) * scale >>> 8) & 0x00FF00;
        pixels[y * width + x] = 0xFF000000 | redBlue | green;
      }
    }
  }

  /**
   * A curve between two points that leaves and arrives horizontally.
   *
   * @param thickness of its core, in pixels
   * @param rgb its colour at full light
   * @param light 0..1
   */
  record Curve(
      double x0, double y0, double x1, double y1, double thickness, int rgb, double light) {}

  /**
   * Adds the light of a curve.
   *
   * @param until the part of the way from its start that is drawn, 0..1
   */
  void add(Curve curve, double until) {
    double length = curve.x1 - curve.x0;
    int from = (int) Math.max(0, Math.ceil(curve.x0));
    int to = (int) Math.min(width - 1, Math.floor(curve.x0 + length * until));
    double rise = curve.y1 - curve.y0;
    for (int x = from; x <= to; x++) {
      double t = (x - curve.x0) / length;
      double y = curve.y0 + rise * t * t * (3 - 2 * t);
      double slope = rise * 6 * t * (1 - t) / length;
      addSlice(curve, x, y, Math.sqrt(1 + slope * slope));
    }
  }

  /** Adds one column of pixels across the curve; a steep curve is wider along the column. */
  private void addSlice(Curve curve, int x, double y, double stretch) {
    double core = curve.thickness / 2;
    double reach = curve.thickness * GLOW;
    int top = (int) Math.max(0, Math.ceil(y - reach * stretch));
    int bottom = (int) Math.min(height - 1, Math.floor(y + reach * stretch));
    for (int py = top; py <= bottom; py++) {
      double distance = Math.abs(py - y) / stretch;
      double light = Math.clamp(core + 0.5 - distance, 0, 1);
      double fade = 1 - distance / reach;
      addLight(py * width + x, curve.rgb, curve.light * (0.8 * light + 0.28 * fade * fade));
    }
  }

  /** Adds a soft dot of light. */
  void addDot(double x, double y, double radius, int rgb, double light) {
    for (int py = (int) Math.max(0, y - radius); py <= Math.min(height - 1, y + radius); py++) {
      for (int px = (int) Math.max(0, x - radius); px <= Math.min(width - 1, x + radius); px++) {
        double fade = 1 - Math.hypot(px - x, py - y) / radius;
        if (fade > 0) {
          addLight(py * width + px, rgb, light * fade * fade);
        }
      }
    }
  }

  private void addLight(int index, int rgb, double light) {
    int scale = (int) (256 * light);
    if (scale <= 0) {
      return;
    }
    int argb = pixels[index];
    int red = (argb >> 16 & 0xFF) + ((rgb >> 16 & 0xFF) * scale >> 8);
    int green = (argb >> 8 & 0xFF) + ((rgb >> 8 & 0xFF) * scale >> 8);
    int blue = (argb & 0xFF) + ((rgb & 0xFF) * scale >> 8);
    pixels[index] =
        0xFF000000 | Math.min(255, red) << 16 | Math.min(255, green) << 8 | Math.min(255, blue);
  }

  /**
   * Paints a matrix of colours into a rectangle, each cell with hard edges.
   *
   * @param colours row by row
   */
  void cells(int left, int top, int right, int bottom, int[] colours, int columns) {
    int rows = colours.length / columns;
    int wide = right - left;
    int high = bottom - top;
    for (int y = 0; y < high && top + y < height; y++) {
      int row = y * rows / high * columns;
      int at = (top + y) * width + left;
      for (int x = 0; x < wide && left + x < width; x++) {
        pixels[at + x] = colours[row + x * columns / wide];
      }
    }
  }
}
