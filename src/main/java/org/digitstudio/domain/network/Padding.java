package org.digitstudio.domain.network;

/** How a sliding window treats the border, with the rules Keras and Deeplearning4j share. */
public enum Padding {
  /** Zeros around, so that the output has ceil(input / stride) places; the odd one goes last. */
  SAME,
  /** Only where the window lies wholly inside. */
  VALID;

  /**
   * How many places a window takes along one side.
   *
   * @throws IllegalArgumentException if the window does not fit
   */
  public int outputSize(int input, int window, int stride) {
    if (this == SAME) {
      return (input + stride - 1) / stride;
    }
    if (window > input) {
      throw new IllegalArgumentException(
          "A window of %d does not fit into %d without padding".formatted(window, input));
    }
    return (input - window) / stride + 1;
  }

  /** How many zeros stand before the first value along one side. */
  public int zerosBefore(int input, int window, int stride) {
    if (this == VALID) {
      return 0;
    }
    int total = Math.max(0, (outputSize(input, window, stride) - 1) * stride + window - input);
    return total / 2;
  }
}
