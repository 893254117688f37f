package org.digitstudio.lab.paper;

/**
 * The pen that a number is written with.
 *
 * @param radius half the stroke's width, in the page's pixels
 * @param pressure by what part of itself the radius and the ink vary along a stroke, 0 to 1
 * @param breaks how likely a piece of a stroke is left nearly blank, as a dry ballpoint leaves it
 * @param grain how much of the paper's grain shows in the stroke, 0 to 1; a pencil's is high
 * @param darkness how much of the paper's light the ink takes where it covers it, 0 to 1
 */
record Pen(float radius, float pressure, float breaks, float grain, float darkness) {

  /** A pen such as people have at hand, for digits that are {@code height} pixels high. */
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
