package org.digitstudio.lab.paper;

/** Draws ink without meaning: blots, scribbles, zigzags and ticks. */
final class Doodles {
  private Doodles() {}

  /**
   * Draws a random doodle around a point.
   *
   * @param size approximate size in pixels
   */
  static void draw(InkLayer page, float x, float y, float size, Pen pen, PageRandom random) {
    switch (random.weighted(2, 2, 2, 1)) {
      case 0 -> blot(page, x, y, size, random);
      case 1 -> scribble(page, x, y, size, pen, random);
      case 2 -> zigzag(page, x, y, size, pen, random);
      default -> dots(page, x, y, size, pen, random);
    }
  }

  /** Draws a few overlapping discs. */
  private static void blot(InkLayer page, float x, float y, float size, PageRandom random) {
    for (int i = random.from(1, 6); i > 0; i--) {
      float radius = size * random.between(0.12, 0.4);
      float dx = size * random.around(0, 0.12);
      float dy = size * random.around(0, 0.12);
      float long0 = size * random.around(0, 0.15);
      float x0 = x + dx;
      float y0 = y + dy;
      page.piece(x0, y0, radius, x0 + long0, y0 + long0 * random.between(-1, 1), radius, 1);
    }
  }

  /** Draws a random walk. */
  private static void scribble(
      InkLayer page, float x, float y, float size, Pen pen, PageRandom random) {
    PenTip tip = new PenTip(page, pen, random);
    float angle = random.between(0, 6.28);
    float turn = random.between(-0.5, 0.5);
    float px = x;
    float py = y;
    float step = size * 0.06f;
    for (int i = random.from(30, 140); i > 0; i--) {
      turn = 0.85f * turn + random.around(0, 0.18);
      angle += turn;
      px += step * (float) Math.cos(angle) + 0.03f * (x - px);
      py += step * (float) Math.sin(angle) + 0.03f * (y - py);
      tip.to(px, py);
    }
  }

  private static void zigzag(
      InkLayer page, float x, float y, float size, Pen pen, PageRandom random) {
    PenTip tip = new PenTip(page, pen, random);
    int turns = random.from(4, 14);
    float width = size * random.scaleBetween(0.5, 2.5);
    float height = size * random.between(0.2, 0.9);
    for (int i = 0; i <= turns; i++) {
      float px = x + width * ((float) i / turns - 0.5f);
      float py = y + (i % 2 == 0 ? -0.5f : 0.5f) * height * random.between(0.7, 1.2);
      tip.to(px, py);
    }
  }

  private static void dots(
      InkLayer page, float x, float y, float size, Pen pen, PageRandom random) {
    for (int i = random.from(1, 5); i > 0; i--) {
      float radius = pen.radius() * random.between(0.8, 2.2);
      float px = x + size * random.around(0, 0.4);
      float py = y + size * random.around(0, 0.4);
      page.piece(px, py, radius, px, py, radius, 1);
    }
  }
}
