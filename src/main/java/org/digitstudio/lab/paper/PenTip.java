package org.digitstudio.lab.paper;

import org.digitstudio.ink.Box;

/** Moves a pen over a page, with varying pressure and skips of its ink. */
final class PenTip {
  private final InkLayer page;
  private final Pen pen;
  private final PageRandom random;
  private boolean down;
  private float x;
  private float y;
  private float radius;
  private float pressure;
  private float distance;
  private float nextChange;
  private float strength = 1;
  private float left = Float.POSITIVE_INFINITY;
  private float top = Float.POSITIVE_INFINITY;
  private float right = Float.NEGATIVE_INFINITY;
  private float bottom = Float.NEGATIVE_INFINITY;

  PenTip(InkLayer page, Pen pen, PageRandom random) {
    this.page = page;
    this.pen = pen;
    this.random = random;
    this.pressure = 1;
  }

  /** Lifts the pen, so that the next point begins a stroke. */
  void lift() {
    down = false;
  }

  /** Moves the pen to a point of the page; draws if it is down. */
  void to(float nextX, float nextY) {
    float nextRadius = Math.max(0.2f, pen.radius() * pressure);
    if (!down) {
      down = true;
      page.piece(nextX, nextY, nextRadius, nextX, nextY, nextRadius, strength);
    } else {
      float dx = nextX - x;
      float dy = nextY - y;
      distance += (float) Math.sqrt(dx * dx + dy * dy);
      if (distance > nextChange) {
        change();
      }
      page.piece(x, y, radius, nextX, nextY, nextRadius, strength);
    }
    x = nextX;
    y = nextY;
    radius = nextRadius;
    left = Math.min(left, x - radius);
    right = Math.max(right, x + radius);
    top = Math.min(top, y - radius);
    bottom = Math.max(bottom, y + radius);
  }

  private void change() {
    nextChange = distance + random.between(1, 5) * pen.radius();
    float wanted = 1 + pen.pressure() * random.around(0, 0.6);
    pressure = Math.clamp(0.6f * pressure + 0.4f * wanted, 0.4f, 1.6f);
    boolean failing = pen.breaks() > 0 && random.of(pen.breaks());
    strength = failing ? random.between(0.05, 0.5) : Math.min(1, 0.55f + 0.5f * pressure);
  }

  Box box() {
    return left <= right ? Box.around(left, top, right, bottom) : new Box(0, 0, 0, 0);
  }
}
