package org.digitstudio.exchange.network;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.Shape;

/**
 * The tensor that flows between two layers of another framework: its dimensions without the batch,
 * and for each of its values, in row-major order, which of our values it is. Transposing and
 * reshaping change only this, so that a dense layer's weights can be put in our order at the end.
 *
 * @param dims such as [28, 28, 1] or [784]
 * @param source for each value the index of the same value in our order
 */
record TensorOrder(int[] dims, int[] source) {

  /** Values that are in our order already. */
  static TensorOrder of(int... dims) {
    return new TensorOrder(dims.clone(), IntStream.range(0, product(dims)).toArray());
  }

  static int product(int[] dims) {
    return Arrays.stream(dims).reduce(1, Math::multiplyExact);
  }

  int size() {
    return source.length;
  }

  int rank() {
    return dims.length;
  }

  TensorOrder reshaped(int... newDims) {
    return new TensorOrder(newDims.clone(), source);
  }

  TensorOrder flat() {
    return reshaped(size());
  }

  /**
   * @param permutation which dimension comes first, second and so on
   */
  TensorOrder transposed(int... permutation) {
    int rank = dims.length;
    int[] strides = new int[rank];
    int stride = 1;
    for (int d = rank - 1; d >= 0; d--) {
      strides[d] = stride;
      stride *= dims[d];
    }
    int[] newDims = Arrays.stream(permutation).map(d -> dims[d]).toArray();
    int[] newSource = new int[size()];
    int[] index = new int[rank];
    for (int i = 0; i < newSource.length; i++) {
      int at = 0;
      for (int d = 0; d < rank; d++) {
        at += index[d] * strides[permutation[d]];
      }
      newSource[i] = source[at];
      for (int d = rank - 1; d >= 0 && ++index[d] == newDims[d]; d--) {
        index[d] = 0;
      }
    }
    return new TensorOrder(newDims, newSource);
  }

  /** Whether the values are in our order. */
  boolean isPlain() {
    for (int i = 0; i < source.length; i++) {
      if (source[i] != i) {
        return false;
      }
    }
    return true;
  }

  /** The same tensor with channels before rows and columns. */
  TensorOrder channelsFirst(boolean channelsFirst) {
    return channelsFirst ? this : transposed(2, 0, 1);
  }

  /**
   * Returns the tensor with other dimensions, one of which may be -1 for what is left over; empty
   * if they don't hold as many values.
   */
  Optional<TensorOrder> resolved(int... wanted) {
    int[] sizes = wanted.clone();
    long known = 1;
    int unknown = -1;
    for (int i = 0; i < sizes.length; i++) {
      if (sizes[i] == -1 && unknown < 0) {
        unknown = i;
      } else if (sizes[i] < 1 || sizes[i] > size() || known > size()) {
        return Optional.empty();
      } else {
        known *= sizes[i];
      }
    }
    if (unknown >= 0) {
      sizes[unknown] = (int) (size() / known);
      known *= sizes[unknown];
    }
    return known == size() ? Optional.of(reshaped(sizes)) : Optional.empty();
  }

  /**
   * Returns how pixels enter a network whose first maps, channels first, are these; empty if in no
   * way.
   */
  Optional<InputLayout> pixelLayout() {
    return Stream.of(InputLayout.CHANNELS_FIRST, InputLayout.CHANNELS_LAST)
        .filter(this::isArrangedBy)
        .findFirst();
  }

  private boolean isArrangedBy(InputLayout layout) {
    Shape shape = layout.shape();
    if (!Arrays.equals(dims, new int[] {shape.channels(), shape.height(), shape.width()})) {
      return false;
    }
    float[] pixels = new float[size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i;
    }
    float[] arranged = layout.arrange(pixels);
    return IntStream.range(0, size()).allMatch(i -> arranged[i] == source[i]);
  }

  /** Puts rows of weights, one weight for each value, in our order. */
  float[] toOurOrder(float[] rows) {
    float[] ours = new float[rows.length];
    for (int row = 0; row < rows.length; row += size()) {
      for (int i = 0; i < size(); i++) {
        ours[row + source[i]] = rows[row + i];
      }
    }
    return ours;
  }
}
