package org.digitstudio.domain.digit;

/** A sample of the pen's position: x to the right, y downwards, in the drawing's own unit. */
public record InkPoint(float x, float y) {
  public InkPoint {
    if (!Float.isFinite(x) || !Float.isFinite(y)) {
      throw new IllegalArgumentException("A coordinate that is not finite");
    }
  }
}
