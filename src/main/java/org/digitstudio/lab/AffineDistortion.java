package org.digitstudio.lab;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.digitstudio.domain.digit.DigitImage;

/**
 * Chance affine changes of finished 28x28 pictures, with the ranges of the burn project's MNIST
 * example: translation by up to 0.2 of half the picture (2.8 pixels), shear by up to 0.6, scale 0.6
 * to 1.5 and rotation by up to 45 degrees; each axis on its own, drawn evenly.
 */
public record AffineDistortion(
    boolean translation, boolean shear, boolean scale, boolean rotation) {
  private static final double TRANSLATION = 0.2 * DigitImage.SIDE / 2;
  private static final double SHEAR = 0.6;
  private static final double SMALLEST = 0.6;
  private static final double LARGEST = 1.5;
  private static final double ROTATION = Math.PI / 4;

  /** All 16 combinations, none first. */
  public static List<AffineDistortion> all() {
    return IntStream.range(0, 16)
        .mapToObj(
            bits ->
                new AffineDistortion(
                    (bits & 1) > 0, (bits & 2) > 0, (bits & 4) > 0, (bits & 8) > 0))
        .toList();
  }

  public DigitImage apply(DigitImage image, Random random) {
    double[] to = {1, 0, 0, 1};
    if (shear) {
      to = times(new double[] {1, even(random, SHEAR), even(random, SHEAR), 1}, to);
    }
    if (scale) {
      double x = SMALLEST + (LARGEST - SMALLEST) * random.nextDouble();
      double y = SMALLEST + (LARGEST - SMALLEST) * random.nextDouble();
      to = times(new double[] {x, 0, 0, y}, to);
    }
    if (rotation) {
      double angle = even(random, ROTATION);
      double sine = Math.sin(angle);
      double cosine = Math.cos(angle);
      to = times(new double[] {cosine, -sine, sine, cosine}, to);
    }
    double dx = translation ? even(random, TRANSLATION) : 0;
    double dy = translation ? even(random, TRANSLATION) : 0;
    return equals(new AffineDistortion(false, false, false, false))
        ? image
        : draw(image, to, dx, dy);
  }

  private static double even(Random random, double most) {
    return most * (2 * random.nextDouble() - 1);
  }

  /** The product of two matrices of rows {a, b}, {c, d}. */
  private static double[] times(double[] m, double[] n) {
    return new double[] {
      m[0] * n[0] + m[1] * n[2],
      m[0] * n[1] + m[1] * n[3],
      m[2] * n[0] + m[3] * n[2],
      m[2] * n[1] + m[3] * n[3]
    };
  }

  /** Each new pixel is looked up bilinearly in the old picture; outside is black. */
  private static DigitImage draw(DigitImage image, double[] m, double dx, double dy) {
    double determinant = m[0] * m[3] - m[1] * m[2];
    // A shear of both axes may fold the picture to a line; then nothing is left to look up.
    double safe = Math.abs(determinant) < 1e-3 ? 1e-3 : determinant;
    double middle = (DigitImage.SIDE - 1) / 2.0;
    float[] pixels = new float[DigitImage.PIXELS];
    for (int row = 0; row < DigitImage.SIDE; row++) {
      for (int column = 0; column < DigitImage.SIDE; column++) {
        double x = column - middle - dx;
        double y = row - middle - dy;
        double fromX = (m[3] * x - m[1] * y) / safe + middle;
        double fromY = (m[0] * y - m[2] * x) / safe + middle;
        pixels[row * DigitImage.SIDE + column] = lookUp(image, fromX, fromY);
      }
    }
    return DigitImage.of(pixels);
  }

  private static float lookUp(DigitImage image, double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double sum = 0;
    for (int row = top; row <= top + 1; row++) {
      for (int column = left; column <= left + 1; column++) {
        if (row >= 0 && column >= 0 && row < DigitImage.SIDE && column < DigitImage.SIDE) {
          sum += image.at(row, column) * (1 - Math.abs(x - column)) * (1 - Math.abs(y - row));
        }
      }
    }
    return (float) Math.clamp(sum, 0, 1);
  }

  /** Such as "translation + scale", or "plain". */
  public String describe() {
    StringBuilder words = new StringBuilder();
    add(words, translation, "translation");
    add(words, shear, "shear");
    add(words, scale, "scale");
    add(words, rotation, "rotation");
    return words.isEmpty() ? "plain" : words.toString();
  }

  private static void add(StringBuilder words, boolean on, String word) {
    if (on) {
      words.append(words.isEmpty() ? "" : " + ").append(word);
    }
  }
}
