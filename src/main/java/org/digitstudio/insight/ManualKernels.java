package org.digitstudio.insight;

import java.util.List;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.Shape;

/**
 * Hand-made 5x5 line detectors that show what a kernel does before the learned ones are shown. The
 * weights of each add up to 0, so that a uniform area gives 0, and respond most to a line of their
 * own direction.
 */
public final class ManualKernels {
  public static final int SIDE = 5;

  private static final float[] ACROSS = {-2, 1, 2, 1, -2};

  private ManualKernels() {}

  /** The direction of the line a kernel responds to. */
  public enum Kind {
    HORIZONTAL,
    VERTICAL,
    DIAGONAL_DOWN,
    DIAGONAL_UP
  }

  /** Returns 25 weights, row by row. */
  public static float[] of(Kind kind) {
    float[] kernel = new float[SIDE * SIDE];
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        kernel[row * SIDE + column] =
            switch (kind) {
              case HORIZONTAL -> ACROSS[row];
              case VERTICAL -> ACROSS[column];
              case DIAGONAL_DOWN -> diagonal(row - column);
              case DIAGONAL_UP -> diagonal(row + column - SIDE + 1);
            };
      }
    }
    return kernel;
  }

  /** Returns a weight by its distance from the diagonal; all add up to 5*2 + 8*1 - 12*1.5 = 0. */
  private static float diagonal(int distance) {
    return switch (Math.abs(distance)) {
      case 0 -> 2f;
      case 1 -> 1f;
      default -> -1.5f;
    };
  }

  public static List<Kind> all() {
    return List.of(Kind.values());
  }

  /** Returns the 28x28 feature map of a kernel, with zero padding and without an activation. */
  public static float[] apply(float[] kernel, float[] pixels) {
    float[] parameters = new float[1 + kernel.length];
    System.arraycopy(kernel, 0, parameters, 1, kernel.length);
    return new ConvolutionMath(
            Convolution.linear(1, SIDE), new Shape(1, DigitImage.SIDE, DigitImage.SIDE))
        .forward(parameters, 0, pixels);
  }
}
