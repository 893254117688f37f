package org.digitstudio.lab.paper;

import org.digitstudio.lab.paper.PaperLight.Pattern;

/**
 * Patterns printed on paper: rules, squares, dots, and the lines of banknotes and cheques. Lengths
 * are in pixels of the page.
 */
final class Patterns {
  private static final float TURN = (float) (2 * Math.PI);

  private Patterns() {}

  /** Returns the coverage at a distance from a line of a width with soft edges, in pixels. */
  private static float line(float distance, float width) {
    return Math.clamp(width / 2 + 0.5f - Math.abs(distance), 0f, 1f) * Math.min(1, width);
  }

  /** Returns the distance to the nearest multiple of a spacing. */
  private static float nearest(float value, float spacing) {
    return value - spacing * Math.round(value / spacing);
  }

  /** Returns parallel lines at an angle in radians; 0 is horizontal. */
  static Pattern rules(float spacing, float width, float angle, PageRandom random) {
    float sin = (float) Math.sin(angle);
    float cos = (float) Math.cos(angle);
    float phase = random.between(0, spacing);
    return (x, y) -> line(nearest(cos * y - sin * x + phase, spacing), width);
  }

  static Pattern squares(float spacing, float width, float angle, PageRandom random) {
    Pattern level = rules(spacing, width, angle, random);
    Pattern upright = rules(spacing, width, angle + TURN / 4, random);
    return (x, y) -> Math.max(level.at(x, y), upright.at(x, y));
  }

  static Pattern dots(float spacing, float radius, float angle, PageRandom random) {
    float sin = (float) Math.sin(angle);
    float cos = (float) Math.cos(angle);
    float px = random.between(0, spacing);
    float py = random.between(0, spacing);
    return (x, y) -> {
      float dx = nearest(cos * x + sin * y + px, spacing);
      float dy = nearest(cos * y - sin * x + py, spacing);
      return Math.clamp(radius + 0.5f - (float) Math.sqrt(dx * dx + dy * dy), 0f, 1f);
    };
  }

  /** Returns a halftone: dots whose size follows a smooth field. */
  static Pattern halftone(float spacing, float angle, PageRandom random) {
    SmoothNoise field = new SmoothNoise(random);
    float size = random.scaleBetween(6, 40) * spacing / 4;
    float sin = (float) Math.sin(angle);
    float cos = (float) Math.cos(angle);
    return (x, y) -> {
      float dx = nearest(cos * x + sin * y, spacing);
      float dy = nearest(cos * y - sin * x, spacing);
      float radius = spacing * (0.32f + 0.3f * field.at(x / size, y / size));
      return Math.clamp(radius + 0.5f - (float) Math.sqrt(dx * dx + dy * dy), 0f, 1f);
    };
  }

  /** Returns a guilloche: a bundle of lines that follow a sum of two waves. */
  static Pattern waves(float spacing, float width, float size, PageRandom random) {
    float angle = random.of(0.5) ? 0 : random.between(0, TURN / 2);
    float sin = (float) Math.sin(angle);
    float cos = (float) Math.cos(angle);
    float k1 = TURN / (size * random.scaleBetween(0.5, 3));
    float k2 = TURN / (size * random.scaleBetween(0.3, 2));
    float a1 = size * random.between(0.05, 0.4);
    float a2 = size * random.between(0, 0.2);
    float p1 = random.between(0, TURN);
    float p2 = random.between(0, TURN);
    // An amplitude that changes across the lines makes their density vary.
    float change = random.of(0.5) ? random.between(0, 0.8) : 0;
    float k3 = TURN / (size * random.scaleBetween(1, 6));
    return (x, y) -> {
      float along = cos * x + sin * y;
      float across = cos * y - sin * x;
      float grown = 1 + change * (float) Math.sin(k3 * across);
      float wave =
          grown * a1 * (float) Math.sin(k1 * along + p1) + a2 * (float) Math.sin(k2 * along + p2);
      return line(nearest(across + wave, spacing), width);
    };
  }

  /** Returns rings around a point with a wavy radius. */
  static Pattern rosette(float x0, float y0, float spacing, float width, PageRandom random) {
    int petals = random.from(3, 24);
    float depth = spacing * random.between(0.5, 6);
    float twist = random.between(-0.1, 0.1) / Math.max(1, spacing);
    return (x, y) -> {
      float dx = x - x0;
      float dy = y - y0;
      float radius = (float) Math.sqrt(dx * dx + dy * dy);
      float angle = (float) Math.atan2(dy, dx) + twist * radius;
      float wave = depth * (float) Math.sin(petals * angle);
      return line(nearest(radius + wave, spacing), width);
    };
  }

  /** Returns cloudy shades, smooth or in a few levels. */
  static Pattern clouds(float size, PageRandom random) {
    SmoothNoise noise = new SmoothNoise(random);
    SmoothNoise finer = new SmoothNoise(random);
    float gain = random.scaleBetween(0.6, 4);
    return (x, y) -> {
      float value = noise.at(x / size, y / size) + 0.4f * finer.at(3 * x / size, 3 * y / size);
      return Math.clamp(0.5f + gain * value, 0f, 1f);
    };
  }

  /** Returns a mask: a gradient over the page, a band or the whole page. */
  static Pattern region(int width, int height, PageRandom random) {
    return switch (random.weighted(5, 2, 2, 2)) {
      case 0 -> (x, y) -> 1;
      case 1 -> {
        float edge = random.between(0, width);
        float soft = random.scaleBetween(1, width);
        int sign = random.sign();
        yield (x, y) -> Math.clamp(0.5f + sign * (x - edge) / soft, 0f, 1f);
      }
      case 2 -> {
        float middle = random.between(0, height);
        float half = random.between(0.1, 0.6) * height;
        yield (x, y) -> Math.clamp(half - Math.abs(y - middle), 0f, 1f);
      }
      default -> clouds(random.scaleBetween(0.2, 2) * height, random);
    };
  }
}
