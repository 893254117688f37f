package org.digitstudio.exchange.network;

import org.digitstudio.domain.network.Padding;

/**
 * The border treatment of a sliding window in another framework: by a rule, or by rows and columns
 * of its own.
 *
 * @param same whether the rule is Keras's "same"; the four counts are then 0
 */
public record Margins(boolean same, int top, int bottom, int left, int right) {
  public static final Margins VALID = new Margins(false, 0, 0, 0, 0);
  public static final Margins SAME = new Margins(true, 0, 0, 0, 0);

  public static Margins of(int top, int bottom, int left, int right) {
    return new Margins(false, top, bottom, left, right);
  }

  boolean isNone() {
    return !same && top == 0 && bottom == 0 && left == 0 && right == 0;
  }

  /** Whether "same" would add the very same rows and columns. */
  boolean isSame(int height, int width, int kernelHeight, int kernelWidth, int stride) {
    return same
        || top == Padding.SAME.zerosBefore(height, kernelHeight, stride)
            && left == Padding.SAME.zerosBefore(width, kernelWidth, stride)
            && top + bottom == total(height, kernelHeight, stride)
            && left + right == total(width, kernelWidth, stride);
  }

  private static int total(int side, int window, int stride) {
    return Math.max(0, (Math.ceilDiv(side, stride) - 1) * stride + window - side);
  }
}
