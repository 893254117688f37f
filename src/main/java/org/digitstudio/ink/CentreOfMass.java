package org.digitstudio.ink;

/**
 * The centre of mass of a picture's ink in continuous coordinates: for a single white pixel at row
 * 0 and column 0 it is (0.5, 0.5).
 *
 * @param mass the sum of all values
 */
public record CentreOfMass(float x, float y, float mass) {

  /**
   * Computes the centre of mass; without ink it is the centre of the picture.
   *
   * @param pixels rows x columns values, row by row, white ink on black
   */
  public static CentreOfMass of(float[] pixels, int columns, int rows) {
    double sum = 0;
    double sumX = 0;
    double sumY = 0;
    for (int row = 0; row < rows; row++) {
      double rowSum = 0;
      for (int column = 0; column < columns; column++) {
        float value = pixels[row * columns + column];
        rowSum += value;
        sumX += value * (column + 0.5);
      }
      sum += rowSum;
      sumY += rowSum * (row + 0.5);
    }
    return sum == 0
        ? new CentreOfMass(columns / 2f, rows / 2f, 0f)
        : new CentreOfMass((float) (sumX / sum), (float) (sumY / sum), (float) sum);
  }
}
