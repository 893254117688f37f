package org.digitstudio.ink;

/**
 * An upright rectangle in a drawing's or picture's own unit, y downwards.
 *
 * @param width 0 or more, like {@code height}
 */
public record Box(float x, float y, float width, float height) {
  public Box {
    if (!(width >= 0f && height >= 0f) || !Float.isFinite(x + y + width + height)) {
      throw new IllegalArgumentException("A box needs finite sides of 0 or more");
    }
  }

  /** Returns the smallest box around two corners in any order. */
  public static Box around(float x1, float y1, float x2, float y2) {
    return new Box(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1));
  }

  public float right() {
    return x + width;
  }

  public float bottom() {
    return y + height;
  }

  public float centreX() {
    return x + width / 2;
  }

  public float centreY() {
    return y + height / 2;
  }

  public float longerSide() {
    return Math.max(width, height);
  }

  /** Returns this box enlarged by {@code margin} on each side. */
  public Box grown(float margin) {
    return new Box(x - margin, y - margin, width + 2 * margin, height + 2 * margin);
  }

  /** Returns the smallest box that contains both. */
  public Box union(Box other) {
    return around(
        Math.min(x, other.x),
        Math.min(y, other.y),
        Math.max(right(), other.right()),
        Math.max(bottom(), other.bottom()));
  }

  /** Returns the overlap along x; a negative value is the gap between the boxes. */
  public float overlapX(Box other) {
    return Math.min(right(), other.right()) - Math.max(x, other.x);
  }

  /** Returns the overlap along y; a negative value is the gap between the boxes. */
  public float overlapY(Box other) {
    return Math.min(bottom(), other.bottom()) - Math.max(y, other.y);
  }
}
