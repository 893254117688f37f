package org.digitstudio.lab.paper;

import org.digitstudio.lab.paper.PaperLight.Pattern;

/** Prints the background of a page: notebooks, forms and cheques. */
final class PaperPrinter {
  private final Scene scene;
  private final float height;
  private final PageRandom random;

  /**
   * @param height height of a digit in pixels, the unit of the patterns
   */
  PaperPrinter(Scene scene, float height, PageRandom random) {
    this.scene = scene;
    this.height = height;
    this.random = random;
  }

  /** Prints a random background. */
  void any() {
    if (random.of(0.7)) {
      scene.paper.grain(random.scaleBetween(0.004, 0.08), random);
    }
    switch (random.weighted(3, 2.5, 4.5)) {
      case 0 -> {}
      case 1 -> notebook();
      default -> security();
    }
  }

  /** Prints rules, squares or dots. */
  void notebook() {
    float angle = random.of(0.4) ? 0 : random.around(0, 0.03);
    float width = random.scaleBetween(0.6, Math.max(1, 0.07 * height));
    float darkness = random.scaleBetween(0.06, 0.8);
    Pattern pattern =
        switch (random.weighted(4, 4, 2)) {
          case 0 -> Patterns.rules(random.between(0.7, 2.2) * height, width, angle, random);
          case 1 -> Patterns.squares(random.between(0.35, 1.5) * height, width, angle, random);
          default -> Patterns.dots(random.between(0.35, 1) * height, 0.8f * width, angle, random);
        };
    scene.paper.print(pattern, darkness);
    if (random.of(0.15)) {
      float x = random.between(0, scene.width);
      float line = random.scaleBetween(0.8, 2);
      scene.paper.print((px, py) -> Math.clamp(line - Math.abs(px - x), 0f, 1f), darkness);
    }
  }

  /** Prints one to four security patterns of cheques. */
  void security() {
    float most = random.scaleBetween(0.08, 0.55);
    for (int i = random.from(1, 4); i > 0; i--) {
      float darkness = most * random.between(0.3, 1);
      Pattern region = Patterns.region(scene.width, scene.height, random);
      scene.paper.print(securityPattern(), darkness, region);
    }
    if (random.of(0.25)) {
      microprint(most);
    }
    if (random.of(0.25)) {
      emblem(random.scaleBetween(0.05, 0.35));
    }
  }

  private Pattern securityPattern() {
    float width = random.scaleBetween(0.5, Math.max(1, 0.08 * height));
    float spacing = Math.max(2f * width, random.scaleBetween(0.08, 0.45) * height);
    return switch (random.weighted(5, 2, 2, 2, 2, 1)) {
      case 0 -> Patterns.waves(spacing, width, random.scaleBetween(0.4, 4) * height, random);
      case 1 ->
          Patterns.rosette(
              random.between(-0.2, 1.2) * scene.width,
              random.between(-0.5, 1.5) * scene.height,
              spacing,
              width,
              random);
      case 2 -> Patterns.halftone(Math.max(2.2f, 0.4f * spacing), random.between(0, 1.57), random);
      case 3 -> Patterns.rules(spacing, width, random.between(0, 3.14), random);
      case 4 -> Patterns.clouds(random.scaleBetween(0.15, 3) * height, random);
      default -> Patterns.dots(spacing, 0.7f * width, random.between(0, 1.57), random);
    };
  }

  /** Prints rows of tiny, repeated signs. */
  private void microprint(float darkness) {
    InkLayer layer = new InkLayer(scene.width, scene.height);
    float size = Math.max(3, random.between(0.12, 0.35) * height);
    Pen pen = new Pen(Math.max(0.4f, 0.07f * size), 0, 0, 0, 1);
    Glyph[] word = new Glyph[random.from(2, 6)];
    for (int i = 0; i < word.length; i++) {
      word[i] = StrokeFont.sign(random);
    }
    float rowStep = size * random.between(1.2, 4);
    float step = size * random.between(0.8, 1.3);
    float slope = random.of(0.6) ? 0 : random.around(0, 0.3);
    int row = 0;
    for (float y = -size; y < scene.height + 2 * size; y += rowStep) {
      int i = row++ * 3;
      for (float x = -step; x < scene.width; x += step) {
        float base = y + slope * (x - scene.width / 2f);
        Placement placement = new Placement(x, base, size, Placement.GlyphShape.PLAIN, random);
        word[i++ % word.length].draw(layer, placement, pen, random);
      }
    }
    scene.paper.print(layer, darkness * random.between(0.5, 1.3));
  }

  /** Prints a large faint sign, like the crest of a bank. */
  private void emblem(float darkness) {
    InkLayer layer = new InkLayer(scene.width, scene.height);
    float size = random.between(0.8, 3) * height;
    Pen pen = new Pen(size * random.scaleBetween(0.02, 0.12), 0, 0, 0, 1);
    for (int i = random.from(1, 3); i > 0; i--) {
      float x = random.between(-0.2, 1) * scene.width;
      float y = random.between(0.2, 1.4) * scene.height;
      Placement.GlyphShape shape = Placement.GlyphShape.random(random);
      StrokeFont.sign(random).draw(layer, new Placement(x, y, size, shape, random), pen, random);
    }
    scene.paper.print(layer, darkness);
  }

  /** Prints a solid or dotted line between two points. */
  void line(float x0, float y0, float x1, float y1, float width, float darkness) {
    InkLayer layer = new InkLayer(scene.width, scene.height);
    boolean dotted = random.of(0.15);
    int pieces = dotted ? (int) Math.max(2, Math.hypot(x1 - x0, y1 - y0) / (4 * width)) : 1;
    for (int i = 0; i < pieces; i++) {
      float from = (float) i / pieces;
      float to = dotted ? from + 0.4f / pieces : 1;
      layer.piece(
          x0 + from * (x1 - x0),
          y0 + from * (y1 - y0),
          width / 2,
          x0 + to * (x1 - x0),
          y0 + to * (y1 - y0),
          width / 2,
          1);
    }
    scene.paper.print(layer, darkness);
  }

  /** Prints the lines of a form around a number: below, above, beside or across it. */
  void form(float left, float top, float right, float bottom) {
    float width = random.scaleBetween(0.7, Math.max(1.2, 0.12 * height));
    float darkness = random.scaleBetween(0.2, 1);
    float h = height;
    float tilt = random.of(0.5) ? 0 : random.around(0, 0.02) * (right - left);
    boolean long0 = random.of(0.7);
    float x0 = long0 ? -10 : left - random.between(0, 1) * h;
    float x1 = long0 ? scene.width + 10 : right + random.between(0, 1) * h;
    if (random.of(0.75)) {
      float y = bottom + random.around(0.1, 0.18) * h;
      line(x0, y - tilt, x1, y + tilt, width, darkness);
    }
    if (random.of(0.4)) {
      float y = top - random.around(0.15, 0.18) * h;
      line(x0, y - tilt, x1, y + tilt, width, darkness);
    }
    if (random.of(0.35)) {
      float x = left - random.between(0, 0.5) * h;
      line(x + tilt, -10, x - tilt, scene.height + 10, width, darkness);
    }
    if (random.of(0.35)) {
      float x = right + random.between(0, 0.5) * h;
      line(x + tilt, -10, x - tilt, scene.height + 10, width, darkness);
    }
  }

  /** Prints a box around each digit, or short strokes between the digits. */
  void boxes(float left, float top, float pitch, float boxHeight, int count) {
    float width = random.scaleBetween(0.7, Math.max(1.2, 0.1 * height));
    float darkness = random.scaleBetween(0.15, 1);
    boolean comb = random.of(0.2);
    float gap = random.of(0.3) ? random.between(0.02, 0.15) * pitch : 0;
    float bottom = top + boxHeight;
    for (int i = 0; i <= count; i++) {
      float x = left + i * pitch;
      float from = comb ? bottom - 0.3f * boxHeight : top;
      line(x, from, x, bottom, width, darkness);
      if (gap > 0 && i > 0) {
        line(x - gap, from, x - gap, bottom, width, darkness);
      }
    }
    line(left, bottom, left + count * pitch, bottom, width, darkness);
    if (!comb) {
      line(left, top, left + count * pitch, top, width, darkness);
    }
  }
}
