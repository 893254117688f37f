package org.digitstudio.domain.training;

/**
 * How training pictures are varied on the fly; each value is the largest change, drawn uniformly
 * from both sides unless it says otherwise.
 *
 * @param shift in pixels
 * @param rotation in degrees
 * @param scale as a factor around 1: 0.1 draws from 0.9 to 1.1, for each axis
 * @param shear as a slope
 * @param elastic standard deviation of the smooth displacement, in pixels
 * @param thickness in pixels of stroke added or taken
 * @param dropStroke probability that a small part of the stroke is rubbed out
 */
public record Augmentation(
    double shift,
    double rotation,
    double scale,
    double shear,
    double elastic,
    double thickness,
    double dropStroke) {
  public static final Augmentation NONE = new Augmentation(0, 0, 0, 0, 0, 0, 0);

  public boolean isNone() {
    return equals(NONE);
  }
}
