package org.digitstudio.ui;

/**
 * Kinds of colour vision, to measure the distance of two colours. The three kinds of dichromacy are
 * simulated with the matrices of Machado, Oliveira and Fernandes (2009), severity 1; distances are
 * those of CIE 1976 L*a*b*, where about 2 is just noticeable.
 */
public enum ColourVision {
  NORMAL(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}),
  NO_RED(
      new double[] {
        0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998
      }),
  NO_GREEN(
      new double[] {
        0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881
      }),
  NO_BLUE(
      new double[] {
        1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900
      });

  private final double[] matrix;

  ColourVision(double[] matrix) {
    this.matrix = matrix;
  }

  /** Returns the distance of two colours, each 0xAARRGGBB. */
  public double distance(int one, int other) {
    double[] a = lab(one);
    double[] b = lab(other);
    return Math.sqrt(square(a[0] - b[0]) + square(a[1] - b[1]) + square(a[2] - b[2]));
  }

  private double[] lab(int argb) {
    double[] rgb = {
      linear(argb >> 16 & 0xFF), linear(argb >> 8 & 0xFF), linear(argb & 0xFF),
    };
    double[] seen = new double[3];
    for (int row = 0; row < 3; row++) {
      double sum = 0;
      for (int column = 0; column < 3; column++) {
        sum += matrix[3 * row + column] * rgb[column];
      }
      seen[row] = Math.clamp(sum, 0, 1);
    }
    double x = root((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505);
    double y = root(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
    double z = root((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  private static double root(double t) {
    return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
  }

  private static double square(double x) {
    return x * x;
  }
}
