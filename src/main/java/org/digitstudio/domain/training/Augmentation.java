package org.digitstudio.domain.training;

/**
 * Random changes of the training images, made anew each epoch. Each value is the largest change,
 * drawn uniformly in both directions unless it says otherwise; 0 switches a change off.
 *
 * @param shift in pixels
 * @param rotation in degrees
 * @param scale as a factor around 1, drawn for each axis: 0.1 draws from 0.9 to 1.1
 * @param shear as a slope
 * @param elastic standard deviation of the smooth displacement, in pixels
 * @param thickness in pixels of stroke width added or removed
 * @param dropStroke probability that a small part of the stroke is erased, 0..1
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

  public Augmentation withShift(double newShift) {
    return new Augmentation(newShift, rotation, scale, shear, elastic, thickness, dropStroke);
  }

  public Augmentation withRotation(double newRotation) {
    return new Augmentation(shift, newRotation, scale, shear, elastic, thickness, dropStroke);
  }

  public Augmentation withScale(double newScale) {
    return new Augmentation(shift, rotation, newScale, shear, elastic, thickness, dropStroke);
  }

  public Augmentation withShear(double newShear) {
    return new Augmentation(shift, rotation, scale, newShear, elastic, thickness, dropStroke);
  }

  public Augmentation withElastic(double newElastic) {
    return new Augmentation(shift, rotation, scale, shear, newElastic, thickness, dropStroke);
  }

  public Augmentation withThickness(double newThickness) {
    return new Augmentation(shift, rotation, scale, shear, elastic, newThickness, dropStroke);
  }

  public Augmentation withDropStroke(double newDropStroke) {
    return new Augmentation(shift, rotation, scale, shear, elastic, thickness, newDropStroke);
  }
}
