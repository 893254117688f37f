package org.digitstudio.engine.augment;

import static org.digitstudio.domain.digit.DigitImage.PIXELS;
import static org.digitstudio.domain.digit.DigitImage.SIDE;

import org.digitstudio.domain.training.Augmentation;

/**
 * Augments training images with the variation of handwriting and pens: thicker or thinner strokes,
 * an erased spot, then one resampling with scale, shear, rotation, elastic distortion and
 * translation.
 *
 * <p>The result depends only on the seed, the epoch and the index of the image. One instance serves
 * one thread; it allocates nothing after construction.
 */
public final class Augmenter {
  private static final double CENTRE = (SIDE - 1) / 2.0;

  private final Augmentation settings;
  private final long seed;
  private final ImageRandom random = new ImageRandom();
  private final DisplacementField horizontal = new DisplacementField();
  private final DisplacementField vertical = new DisplacementField();
  private final StrokeShaper strokes = new StrokeShaper();
  private final float[] image = new float[PIXELS];

  public Augmenter(Augmentation settings, long seed) {
    this.settings = settings;
    this.seed = seed;
  }

  /**
   * Writes the augmented image.
   *
   * @param pixels 784 bytes, 0 black to 255 white, from {@code from}
   * @param target receives 784 values in 0..1 from {@code offset}
   */
  public void apply(byte[] pixels, int from, int epoch, int index, float[] target, int offset) {
    for (int i = 0; i < PIXELS; i++) {
      image[i] = (pixels[from + i] & 0xFF) / 255f;
    }
    if (settings.isNone()) {
      System.arraycopy(image, 0, target, offset, PIXELS);
      return;
    }
    random.reset(seed, epoch, index);
    strokes.thicken(image, (float) random.symmetric(settings.thickness()));
    if (random.uniform() < settings.dropStroke()) {
      strokes.eraseSpot(image, random);
    }
    resample(target, offset);
  }

  /** Applies the geometric distortions: each target pixel is looked up in the source image. */
  private void resample(float[] target, int offset) {
    double angle = Math.toRadians(random.symmetric(settings.rotation()));
    double size = 1 + random.symmetric(settings.scale() / 2);
    double scaleX = size + random.symmetric(settings.scale() / 2);
    double scaleY = size + random.symmetric(settings.scale() / 2);
    double shear = random.symmetric(settings.shear());
    double shiftX = random.symmetric(settings.shift());
    double shiftY = random.symmetric(settings.shift());
    horizontal.draw(random, settings.elastic());
    vertical.draw(random, settings.elastic());

    // The inverse of shift . rotate . shear . scale, applied to target coordinates.
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    float xx = (float) ((cos - shear * -sin) / scaleX);
    float xy = (float) ((sin - shear * cos) / scaleX);
    float yx = (float) (-sin / scaleY);
    float yy = (float) (cos / scaleY);
    for (int row = 0; row < SIDE; row++) {
      float dy = (float) (row - CENTRE - shiftY);
      for (int column = 0; column < SIDE; column++) {
        float dx = (float) (column - CENTRE - shiftX);
        int index = row * SIDE + column;
        float x = (float) CENTRE + xx * dx + xy * dy + horizontal.at(index);
        float y = (float) CENTRE + yx * dx + yy * dy + vertical.at(index);
        target[offset + index] = sample(x, y);
      }
    }
  }

  /** Samples the image at (x, y) by bilinear interpolation; black outside. */
  private float sample(float x, float y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    if (left < -1 || top < -1 || left >= SIDE || top >= SIDE) {
      return 0f;
    }
    float right = x - left;
    float down = y - top;
    float above = pixel(top, left) * (1 - right) + pixel(top, left + 1) * right;
    float below = pixel(top + 1, left) * (1 - right) + pixel(top + 1, left + 1) * right;
    return above * (1 - down) + below * down;
  }

  private float pixel(int row, int column) {
    return row < 0 || column < 0 || row >= SIDE || column >= SIDE ? 0f : image[row * SIDE + column];
  }
}
