package org.digitstudio.lab.paper;

/**
 * The pen that a number is written with.
 *
 * @param radius half the stroke width, in pixels of the page
 * @param pressure relative variation of the radius and the ink along a stroke, 0..1
 * @param breaks probability that a part of a stroke is nearly blank, as with a dry ballpoint
 * @param grain amount of the paper's grain in the stroke, 0..1; high for a pencil
 * @param darkness fraction of the light that the ink absorbs, 0..1
 */
record Pen(float radius, float pressure, float breaks, float grain, float darkness) {

  /** Returns a random common pen for digits of a height in pixels. */
  static Pen random(float height, PageRandom random) {
    float width =
        switch (random.weighted(5, 3, 1.2, 0.8)) {
          case 0 -> random.scaleBetween(0.035, 0.08);
          case 1 -> random.scaleBetween(0.06, 0.13);
          case 2 -> random.scaleBetween(0.02, 0.05);
          default -> random.scaleBetween(0.12, 0.24);
        };
    boolean pencil = random.of(0.2);
    return new Pen(
        Math.max(0.35f, width * height / 2),
        random.of(0.3) ? 0 : random.between(0, 0.45),
        random.of(0.25) ? random.between(0, 0.12) : 0,
        pencil ? random.between(0.2, 0.8) : random.of(0.3) ? random.between(0, 0.4) : 0,
        pencil ? random.between(0.25, 0.75) : random.between(0.45, 1));
  }

  Pen withRadius(float newRadius) {
    return new Pen(newRadius, pressure, breaks, grain, darkness);
  }
}
