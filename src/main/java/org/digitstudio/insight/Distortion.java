package org.digitstudio.insight;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.digitstudio.domain.digit.DigitImage;

/**
 * Changes of a 28x28 image, each by an adjustable amount: first the geometry is changed around the
 * centre, then the stroke's thickness; then the image is blurred, and noise is added.
 */
public final class Distortion {
  /** The image as it is. */
  public static final Distortion NONE = new Distortion(new EnumMap<>(Kind.class));

  private static final int SIDE = DigitImage.SIDE;
  private static final double CENTRE = (SIDE - 1) / 2.0;

  /** The noise is the same every time, so that its amount alone changes the image. */
  private static final long NOISE_SEED = 7;

  /** A kind of change, with the range of its amount. */
  public enum Kind {
    /** In degrees, clockwise. */
    ROTATION(-180, 180, 0),
    /** In pixels, to the right. */
    SHIFT_X(-10, 10, 0),
    /** In pixels, down. */
    SHIFT_Y(-10, 10, 0),
    /** A factor. */
    SCALE(0.4, 1.6, 1),
    /** The angle of vertical lines in degrees, the top to the right. */
    SLANT(-45, 45, 0),
    /** The gain of the stroke on each side, in pixels. */
    THICKNESS(-2, 2, 0),
    /** The standard deviation of Gaussian noise, in units of full ink. */
    NOISE(0, 0.8, 0),
    /** The standard deviation of a Gaussian blur, in pixels. */
    BLUR(0, 3, 0);

    private final double min;
    private final double max;
    private final double neutral;

    Kind(double min, double max, double neutral) {
      this.min = min;
      this.max = max;
      this.neutral = neutral;
    }

    public double min() {
      return min;
    }

    public double max() {
      return max;
    }

    /** Returns the amount that changes nothing. */
    public double neutral() {
      return neutral;
    }
  }

  private final Map<Kind, Double> amounts;

  private Distortion(Map<Kind, Double> amounts) {
    this.amounts = amounts;
  }

  /**
   * Returns this distortion with another amount of one kind.
   *
   * @param amount clamped to the kind's range
   */
  public Distortion with(Kind kind, double amount) {
    Map<Kind, Double> changed = new EnumMap<>(Kind.class);
    changed.putAll(amounts);
    changed.put(kind, Math.clamp(amount, kind.min, kind.max));
    return new Distortion(changed);
  }

  public double amount(Kind kind) {
    return amounts.getOrDefault(kind, kind.neutral);
  }

  private boolean changes(Kind kind) {
    return amount(kind) != kind.neutral;
  }

  /** Returns whether nothing is changed. */
  public boolean isNone() {
    return amounts.keySet().stream().noneMatch(this::changes);
  }

  /**
   * Returns the changed image.
   *
   * @param pixels 784 values in 0..1, row by row
   * @return 784 values in 0..1
   */
  public float[] apply(float[] pixels) {
    float[] image = changesGeometry() ? transformed(pixels) : pixels.clone();
    if (changes(Kind.THICKNESS)) {
      image = PixelFilters.thicken(image, amount(Kind.THICKNESS));
    }
    if (changes(Kind.BLUR)) {
      image = PixelFilters.blur(image, amount(Kind.BLUR));
    }
    if (changes(Kind.NOISE)) {
      addNoise(image);
    }
    return image;
  }

  private boolean changesGeometry() {
    return changes(Kind.ROTATION)
        || changes(Kind.SHIFT_X)
        || changes(Kind.SHIFT_Y)
        || changes(Kind.SCALE)
        || changes(Kind.SLANT);
  }

  /** Slants, scales, rotates and shifts by finding for each pixel where its value comes from. */
  private float[] transformed(float[] pixels) {
    double angle = Math.toRadians(amount(Kind.ROTATION));
    double cos = Math.cos(angle) / amount(Kind.SCALE);
    double sin = Math.sin(angle) / amount(Kind.SCALE);
    double slant = Math.tan(Math.toRadians(amount(Kind.SLANT)));
    float[] image = new float[pixels.length];
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        double dx = column - CENTRE - amount(Kind.SHIFT_X);
        double dy = row - CENTRE - amount(Kind.SHIFT_Y);
        double y = cos * dy - sin * dx;
        double x = cos * dx + sin * dy + slant * y;
        image[row * SIDE + column] = PixelFilters.interpolated(pixels, CENTRE + x, CENTRE + y);
      }
    }
    return image;
  }

  private void addNoise(float[] image) {
    Random random = new Random(NOISE_SEED);
    for (int i = 0; i < image.length; i++) {
      double noise = amount(Kind.NOISE) * random.nextGaussian();
      image[i] = (float) Math.clamp(image[i] + noise, 0, 1);
    }
  }
}
