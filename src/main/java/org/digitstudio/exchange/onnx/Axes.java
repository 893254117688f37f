package org.digitstudio.exchange.onnx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.exchange.network.LayerFailure;
import org.digitstudio.exchange.network.Margins;
import org.digitstudio.exchange.network.Normalization;

/** Dimensions as ONNX counts them: the batch is number 0. */
final class Axes {
  private Axes() {}

  /**
   * Returns the rows and columns of padding that an operator adds.
   *
   * @param dims channels, height, width
   */
  static Margins margins(OnnxNode node, int[] dims, int height, int width, int stride)
      throws IOException {
    String rule = node.text("auto_pad", "NOTSET");
    List<Long> pads = node.integers("pads");
    switch (rule) {
      case "VALID" -> {
        return Margins.VALID;
      }
      case "SAME_UPPER" -> {
        return Margins.SAME;
      }
      case "SAME_LOWER" -> {
        if (dims.length != 3) {
          throw new StudioIOException("domain.layer.needs-maps");
        }
        int rows = total(dims[1], height, stride);
        int columns = total(dims[2], width, stride);
        return Margins.of(rows - rows / 2, rows / 2, columns - columns / 2, columns / 2);
      }
      default -> {
        if (pads.isEmpty()) {
          return Margins.VALID;
        }
        boolean sound = pads.size() == 4 && pads.stream().allMatch(pad -> pad >= 0 && pad <= 28);
        if (!sound) {
          throw LayerFailure.setting("pads", pads);
        }
        int[] sides = pads.stream().mapToInt(Long::intValue).toArray();
        return Margins.of(sides[0], sides[2], sides[1], sides[3]);
      }
    }
  }

  private static int total(int side, int window, int stride) throws IOException {
    if (stride < 1) {
      throw LayerFailure.setting("strides", stride);
    }
    return Math.max(0, (Math.ceilDiv(side, stride) - 1) * stride + window - side);
  }

  /** Refuses pooling that rounds up, where the last step would reach over the edge. */
  static void requireWholeSteps(int[] dims, Margins margins, int size, int stride)
      throws IOException {
    boolean whole =
        dims.length == 3
            && stride > 0
            && (dims[1] + margins.top() + margins.bottom() - size) % stride == 0
            && (dims[2] + margins.left() + margins.right() - size) % stride == 0;
    if (!whole) {
      throw LayerFailure.setting("ceil_mode", 1);
    }
  }

  /** Removes dimensions of 1. */
  static int[] squeezed(int[] dims, List<Integer> axes) throws IOException {
    List<Integer> rest = new ArrayList<>();
    for (int i = 0; i < dims.length; i++) {
      boolean removed = axes.contains(i + 1) || axes.contains(i - dims.length);
      if (removed && dims[i] != 1) {
        throw LayerFailure.setting("axes", axes);
      }
      if (!removed) {
        rest.add(dims[i]);
      }
    }
    return rest.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Inserts dimensions of 1. */
  static int[] unsqueezed(int[] dims, List<Integer> axes) throws IOException {
    int rank = dims.length + 1 + axes.size();
    List<Integer> all = new ArrayList<>();
    int next = 0;
    for (int axis = 1; axis < rank; axis++) {
      boolean inserted = axes.contains(axis) || axes.contains(axis - rank);
      if (!inserted && next == dims.length) {
        throw LayerFailure.setting("axes", axes);
      }
      all.add(inserted ? 1 : dims[next++]);
    }
    return all.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * Returns which dimension of what flows the values of a constant belong to.
   *
   * @param constant the constant's dimensions, aligned with the last ones of what flows
   * @param dims of what flows, without the batch
   */
  static int channelAxis(int[] constant, int[] dims) throws IOException {
    int found = -1;
    for (int i = 0; i < constant.length; i++) {
      int axis = dims.length - constant.length + i;
      if (constant[i] != 1) {
        if (found >= 0 || axis < 0 || constant[i] != dims[axis]) {
          throw LayerFailure.arrayShape(
              "B", Arrays.toString(constant), "1 × " + Arrays.toString(dims));
        }
        found = axis;
      }
    }
    if (found < 0) {
      throw LayerFailure.arrayShape("B", Arrays.toString(constant), Arrays.toString(dims));
    }
    return found;
  }

  /** A product or a sum with one number for each channel, as a normalization. */
  static Normalization affine(float[] values, boolean adds) {
    float[] ones = new float[values.length];
    Arrays.fill(ones, 1f);
    float[] zeros = new float[values.length];
    return adds
        ? new Normalization(ones, values, zeros, ones, 0)
        : new Normalization(values, zeros, zeros, ones, 0);
  }
}
