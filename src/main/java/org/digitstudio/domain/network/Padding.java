package org.digitstudio.domain.network;

import org.digitstudio.domain.StudioException;

/** The treatment of the border by a sliding window, by the rules Keras and Deeplearning4j share. */
public enum Padding {
  /** Zeros around, so that the output has the size ceil(input / stride); an odd zero goes last. */
  SAME,
  /** None: only positions where the window lies wholly inside. */
  VALID;

  /**
   * Returns the size of the output along one axis.
   *
   * @throws StudioException if the window does not fit
   */
  public int outputSize(int input, int window, int stride) {
    if (this == SAME) {
      return (input + stride - 1) / stride;
    }
    if (window > input) {
      throw new StudioException("domain.size.window", window, input);
    }
    return (input - window) / stride + 1;
  }

  /** Returns how many zeros precede the first value along one axis. */
  public int zerosBefore(int input, int window, int stride) {
    if (this == VALID) {
      return 0;
    }
    int total = Math.max(0, (outputSize(input, window, stride) - 1) * stride + window - input);
    return total / 2;
  }
}
