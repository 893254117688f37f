package org.digitstudio.domain.digit;

/** One pen sample: x to the right and y downwards, in any unit the drawing uses throughout. */
public record InkPoint(float x, float y) {
  public InkPoint {
    if (!Float.isFinite(x) || !Float.isFinite(y)) {
      throw new IllegalArgumentException("A pen sample needs finite coordinates");
    }
  }
}
