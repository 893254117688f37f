package org.digitstudio.lab.paper;

/**
 * The mapping of a glyph to the page: from its own unit (height 1, y down, the origin at the top
 * left of its box) to pixels of the page. A random smooth bend makes each copy of a glyph slightly
 * different.
 */
final class Placement {
  /** Coefficients of the affine part: x = a u + b v + x0 and y = c u + d v + y0. */
  private final float a;

  private final float b;
  private final float c;
  private final float d;
  private final float x0;
  private final float y0;

  private final float[] bend;

  /** Height of the glyph in pixels of the page. */
  final float height;

  /**
   * @param x x of the glyph's lower left corner on the page
   * @param baseline y of that corner
   * @param height height of the glyph on the page
   * @param shape the writer's deformation of the glyph
   */
  Placement(float x, float baseline, float height, GlyphShape shape, PageRandom random) {
    this.height = height;
    float cos = (float) Math.cos(shape.turn);
    float sin = (float) Math.sin(shape.turn);
    // The slant keeps the baseline: u + slant (1 - v) to the right, v - 1 up.
    float ux = height * shape.stretch;
    float vx = -height * shape.slant;
    this.a = cos * ux;
    this.c = sin * ux;
    this.b = cos * vx - sin * height;
    this.d = sin * vx + cos * height;
    this.x0 = x - b;
    this.y0 = baseline - d;
    this.bend = new float[8];
    for (int axis = 0; axis < 2; axis++) {
      bend[4 * axis] = shape.bend * random.around(0, 1);
      bend[4 * axis + 1] = random.between(2, 7);
      bend[4 * axis + 2] = random.between(2, 7);
      bend[4 * axis + 3] = random.between(0, 6.28);
    }
  }

  /**
   * The deformation of one writer's glyphs.
   *
   * @param stretch factor of the width
   * @param slant displacement of the top to the right, in heights
   * @param turn clockwise rotation in radians
   * @param bend amplitude of the bends, in heights
   */
  record GlyphShape(float stretch, float slant, float turn, float bend) {
    static final GlyphShape PLAIN = new GlyphShape(1, 0, 0, 0);

    static GlyphShape random(PageRandom random) {
      return new GlyphShape(
          random.scaleBetween(0.75, 1.3),
          random.around(0.04, 0.16),
          random.around(0, 0.05),
          random.between(0, 0.05));
    }

    /** Returns the shape of another digit by the same writer. */
    GlyphShape another(PageRandom random) {
      return new GlyphShape(
          stretch * random.scaleBetween(0.9, 1.1),
          slant + random.around(0, 0.05),
          turn + random.around(0, 0.03),
          bend);
    }
  }

  private float bent(int axis, float u, float v) {
    int i = 4 * axis;
    return bend[i] * (float) Math.sin(bend[i + 1] * u + bend[i + 2] * v + bend[i + 3]);
  }

  /** Returns the x on the page of a point of the glyph. */
  float pageX(float u, float v) {
    return x0 + a * (u + bent(0, u, v)) + b * (v + bent(1, u, v));
  }

  float pageY(float u, float v) {
    return y0 + c * (u + bent(0, u, v)) + d * (v + bent(1, u, v));
  }

  /** Returns the approximate u in the glyph of a point of the page. */
  float glyphU(float x, float y) {
    float u = plainU(x, y);
    return u + bent(0, u, plainV(x, y));
  }

  float glyphV(float x, float y) {
    float v = plainV(x, y);
    return v + bent(1, plainU(x, y), v);
  }

  private float plainU(float x, float y) {
    return (d * (x - x0) - b * (y - y0)) / (a * d - b * c);
  }

  private float plainV(float x, float y) {
    return (a * (y - y0) - c * (x - x0)) / (a * d - b * c);
  }
}
