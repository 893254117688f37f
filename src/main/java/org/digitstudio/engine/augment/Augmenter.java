package org.digitstudio.engine.augment;

import static org.digitstudio.domain.digit.DigitImage.PIXELS;
import static org.digitstudio.domain.digit.DigitImage.SIDE;

import org.digitstudio.domain.training.Augmentation;

/**
 * Varies training pictures as hands and pens do: strokes thicker or thinner, a part rubbed out,
 * then one resampling through scale, shear, rotation, a smooth displacement and a shift.
 *
 * <p>What becomes of a picture depends on the seed, the epoch and its index alone. One instance
 * serves one thread; it allocates nothing after construction.
 */
public final class Augmenter {
  private static final double CENTRE = (SIDE - 1) / 2.0;

  private final Augmentation plan;
  private final long seed;
  private final ImageRandom random = new ImageRandom();
  private final DisplacementField horizontal = new DisplacementField();
  private final DisplacementField vertical = new DisplacementField();
  private final StrokeShaper strokes = new StrokeShaper();
  private final float[] picture = new float[PIXELS];

  public Augmenter(Augmentation plan, long seed) {
    this.plan = plan;
    this.seed = seed;
  }

  /**
   * Writes the varied picture.
   *
   * @param pixels 784 bytes, 0 black to 255 white, from {@code from}
   * @param target takes 784 values in 0..1 from {@code offset}
   */
  public void apply(byte[] pixels, int from, int epoch, int index, float[] target, int offset) {
    for (int i = 0; i < PIXELS; i++) {
      picture[i] = (pixels[from + i] & 0xFF) / 255f;
    }
    if (plan.isNone()) {
      System.arraycopy(picture, 0, target, offset, PIXELS);
      return;
    }
    random.reset(seed, epoch, index);
    strokes.thicken(picture, (float) random.around(plan.thickness()));
    if (random.unit() < plan.dropStroke()) {
      strokes.rubOut(picture, random);
    }
    resample(target, offset);
  }

  /** Walks over the target and looks up where each pixel comes from. */
  private void resample(float[] target, int offset) {
    double angle = Math.toRadians(random.around(plan.rotation()));
    double size = 1 + random.around(plan.scale() / 2);
    double scaleX = size + random.around(plan.scale() / 2);
    double scaleY = size + random.around(plan.scale() / 2);
    double shear = random.around(plan.shear());
    double shiftX = random.around(plan.shift());
    double shiftY = random.around(plan.shift());
    horizontal.draw(random, plan.elastic());
    vertical.draw(random, plan.elastic());

    // The inverse of shift . rotate . shear . scale, applied to target places.
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
        int place = row * SIDE + column;
        float x = (float) CENTRE + xx * dx + xy * dy + horizontal.at(place);
        float y = (float) CENTRE + yx * dx + yy * dy + vertical.at(place);
        target[offset + place] = sample(x, y);
      }
    }
  }

  /** The picture between its pixels, by two straight lines; black outside. */
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
    return row < 0 || column < 0 || row >= SIDE || column >= SIDE
        ? 0f
        : picture[row * SIDE + column];
  }
}
