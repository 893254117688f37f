package org.digitstudio.ink;

import java.util.stream.IntStream;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;

/**
 * Measurements of a 28x28 image that do not depend on its label.
 *
 * @param strokeWidth in pixels: twice the ink mass over the total variation. A long stroke of width
 *     w and length L has mass wL and an outline of about 2L, and total variation is the mean length
 *     of all level lines (coarea formula), so that grey edges need no threshold
 * @param edgeRamp width of a stroke's edge from full ink to none, in pixels: a linear ramp of
 *     length s adds s/6 of v(1 - v) per pixel of outline
 * @param inkMass the sum of all values
 * @param boxWidth of the pixels at 0.5 and above, like {@code boxHeight}
 * @param centreX of mass, in pixel indices (13.5 is the middle of 28), like {@code centreY}
 */
public record ImageStatistics(
    double strokeWidth,
    double edgeRamp,
    double inkMass,
    double boxWidth,
    double boxHeight,
    double centreX,
    double centreY) {

  private static final int SIDE = DigitImage.SIDE;

  /** Measures an image; an empty one has zeros and its centre in the middle. */
  public static ImageStatistics of(DigitImage image) {
    CentreOfMass centre = CentreOfMass.of(image.pixels(), SIDE, SIDE);
    double variation = totalVariation(image);
    double soft = 0;
    int left = SIDE;
    int right = -1;
    int top = SIDE;
    int bottom = -1;
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        float value = image.at(row, column);
        soft += value * (1 - value);
        if (value >= 0.5f) {
          left = Math.min(left, column);
          right = Math.max(right, column);
          top = Math.min(top, row);
          bottom = Math.max(bottom, row);
        }
      }
    }
    return new ImageStatistics(
        variation == 0 ? 0 : 2 * centre.mass() / variation,
        variation == 0 ? 0 : 6 * soft / variation,
        centre.mass(),
        Math.max(0, right - left + 1),
        Math.max(0, bottom - top + 1),
        centre.x() - 0.5,
        centre.y() - 0.5);
  }

  /** Sums the gradient's magnitude at the corners of all pixels; outside the image is black. */
  private static double totalVariation(DigitImage image) {
    double sum = 0;
    for (int row = -1; row < SIDE; row++) {
      for (int column = -1; column < SIDE; column++) {
        float a = value(image, row, column);
        float b = value(image, row, column + 1);
        float c = value(image, row + 1, column);
        float d = value(image, row + 1, column + 1);
        sum += Math.hypot(b + d - a - c, c + d - a - b) / 2;
      }
    }
    return sum;
  }

  private static float value(DigitImage image, int row, int column) {
    return row < 0 || column < 0 || row >= SIDE || column >= SIDE ? 0f : image.at(row, column);
  }

  /**
   * Mean and standard deviation of each measurement over several images.
   *
   * @param n number of images
   */
  public record Summary(int n, ImageStatistics mean, ImageStatistics deviation) {

    public static Summary of(Iterable<DigitImage> images) {
      int n = 0;
      double[] sums = new double[7];
      double[] squares = new double[7];
      for (DigitImage image : images) {
        double[] values = ImageStatistics.of(image).values();
        for (int i = 0; i < values.length; i++) {
          sums[i] += values[i];
          squares[i] += values[i] * values[i];
        }
        n++;
      }
      double[] deviations = new double[7];
      for (int i = 0; i < sums.length; i++) {
        sums[i] /= n;
        deviations[i] = Math.sqrt(Math.max(0, squares[i] / n - sums[i] * sums[i]));
      }
      return new Summary(n, ofValues(sums), ofValues(deviations));
    }

    /** Measures all images of a dataset. */
    public static Summary of(DigitDataset data) {
      return of(() -> IntStream.range(0, data.size()).mapToObj(data::image).iterator());
    }
  }

  private double[] values() {
    return new double[] {strokeWidth, edgeRamp, inkMass, boxWidth, boxHeight, centreX, centreY};
  }

  private static ImageStatistics ofValues(double[] v) {
    return new ImageStatistics(v[0], v[1], v[2], v[3], v[4], v[5], v[6]);
  }
}
