package org.digitstudio.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.DigitImage;

/**
 * Random affine distortions of 28x28 images, with the ranges of the Burn project's MNIST example:
 * translation by up to 0.2 of half the image (2.8 pixels), shear by up to 0.6, scale 0.6 to 1.5 and
 * rotation by up to 45 degrees; drawn uniformly and independently for each axis.
 */
public record AffineDistortion(
    boolean translation, boolean shear, boolean scale, boolean rotation) {
  private static final double TRANSLATION = 0.2 * DigitImage.SIDE / 2;
  private static final double SHEAR = 0.6;
  private static final double MIN_SCALE = 0.6;
  private static final double MAX_SCALE = 1.5;
  private static final double ROTATION = Math.PI / 4;

  /** Returns all 16 combinations, beginning with no distortion. */
  public static List<AffineDistortion> all() {
    return IntStream.range(0, 16)
        .mapToObj(
            bits ->
                new AffineDistortion(
                    (bits & 1) > 0, (bits & 2) > 0, (bits & 4) > 0, (bits & 8) > 0))
        .toList();
  }

  /** Returns a distorted copy of an image. */
  public DigitImage apply(DigitImage image, Random random) {
    double[] matrix = {1, 0, 0, 1};
    if (shear) {
      matrix =
          product(new double[] {1, symmetric(random, SHEAR), symmetric(random, SHEAR), 1}, matrix);
    }
    if (scale) {
      double x = MIN_SCALE + (MAX_SCALE - MIN_SCALE) * random.nextDouble();
      double y = MIN_SCALE + (MAX_SCALE - MIN_SCALE) * random.nextDouble();
      matrix = product(new double[] {x, 0, 0, y}, matrix);
    }
    if (rotation) {
      double angle = symmetric(random, ROTATION);
      double sine = Math.sin(angle);
      double cosine = Math.cos(angle);
      matrix = product(new double[] {cosine, -sine, sine, cosine}, matrix);
    }
    double dx = translation ? symmetric(random, TRANSLATION) : 0;
    double dy = translation ? symmetric(random, TRANSLATION) : 0;
    return equals(new AffineDistortion(false, false, false, false))
        ? image
        : resample(image, matrix, dx, dy);
  }

  private static double symmetric(Random random, double max) {
    return max * (2 * random.nextDouble() - 1);
  }

  /** Returns the product of two 2 x 2 matrices, stored row by row. */
  private static double[] product(double[] m, double[] n) {
    return new double[] {
      m[0] * n[0] + m[1] * n[2],
      m[0] * n[1] + m[1] * n[3],
      m[2] * n[0] + m[3] * n[2],
      m[2] * n[1] + m[3] * n[3]
    };
  }

  /** Resamples an image by bilinear interpolation; outside it is black. */
  private static DigitImage resample(DigitImage image, double[] m, double dx, double dy) {
    double determinant = m[0] * m[3] - m[1] * m[2];
    // A shear of both axes may be singular, which flattens the image to a line.
    double safe = Math.abs(determinant) < 1e-3 ? 1e-3 : determinant;
    double middle = (DigitImage.SIDE - 1) / 2.0;
    float[] pixels = new float[DigitImage.PIXELS];
    for (int row = 0; row < DigitImage.SIDE; row++) {
      for (int column = 0; column < DigitImage.SIDE; column++) {
        double x = column - middle - dx;
        double y = row - middle - dy;
        double fromX = (m[3] * x - m[1] * y) / safe + middle;
        double fromY = (m[0] * y - m[2] * x) / safe + middle;
        pixels[row * DigitImage.SIDE + column] = sample(image, fromX, fromY);
      }
    }
    return DigitImage.of(pixels);
  }

  private static float sample(DigitImage image, double x, double y) {
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

  /** Returns the distortion's name, such as "translation + scale", or "plain". */
  Condition condition() {
    List<String> ids = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    if (translation) {
      ids.add("translation");
      texts.add(Messages.text("lab.condition.translation"));
    }
    if (shear) {
      ids.add("shear");
      texts.add(Messages.text("lab.condition.shear"));
    }
    if (scale) {
      ids.add("scale");
      texts.add(Messages.text("lab.condition.scale"));
    }
    if (rotation) {
      ids.add("rotation");
      texts.add(Messages.text("lab.condition.rotation"));
    }
    return ids.isEmpty()
        ? new Condition("plain", Messages.text("lab.condition.plain"))
        : new Condition(String.join(" + ", ids), String.join(" + ", texts));
  }
}
