package org.digitstudio.insight;

import java.util.List;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.Shape;

/**
 * Kernels made by hand, 5x5, to see what a kernel does before the network's own ones. Each adds up
 * to 0, so that an even grey gives nothing, and is largest on a line of its own direction.
 */
public final class ManualKernels {
  public static final int SIDE = 5;

  private static final float[] ACROSS = {-2, 1, 2, 1, -2};

  private ManualKernels() {}

  /** The name of each kernel made by hand. */
  public enum Kind {
    HORIZONTAL,
    VERTICAL,
    FALLING,
    RISING
  }

  /** 25 weights row by row. */
  public static float[] of(Kind kind) {
    float[] kernel = new float[SIDE * SIDE];
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        kernel[row * SIDE + column] =
            switch (kind) {
              case HORIZONTAL -> ACROSS[row];
              case VERTICAL -> ACROSS[column];
              case FALLING -> diagonal(row - column);
              case RISING -> diagonal(row + column - SIDE + 1);
            };
      }
    }
    return kernel;
  }

  /** 5 ones, 8 halves... chosen so that the whole adds up to 0: 5*2 + 8*1 - 12*1.5. */
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

  /**
   * The map a kernel makes of a picture, at each of the 784 places, with zeros around the border.
   */
  public static float[] apply(float[] kernel, float[] pixels) {
    float[] parameters = new float[1 + kernel.length];
    System.arraycopy(kernel, 0, parameters, 1, kernel.length);
    return new ConvolutionMath(
            Convolution.linear(1, SIDE), new Shape(1, DigitImage.SIDE, DigitImage.SIDE))
        .forward(parameters, 0, pixels);
  }
}
