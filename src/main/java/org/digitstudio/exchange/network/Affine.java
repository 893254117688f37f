package org.digitstudio.exchange.network;

import java.util.Arrays;
import org.digitstudio.domain.network.NetworkBuilder;

/**
 * Values that are multiplied by {@code scale} and then moved by {@code shift}, before a layer that
 * takes both into its weights.
 *
 * @param scale one for all values, or one for each value in our order
 * @param shift likewise
 */
record Affine(float[] scale, float[] shift) {
  static Affine uniform(double scale, double shift) {
    return new Affine(new float[] {(float) scale}, new float[] {(float) shift});
  }

  boolean isUniform() {
    return scale.length == 1;
  }

  float scale(int index) {
    return scale[isUniform() ? 0 : index];
  }

  float shift(int index) {
    return shift[isUniform() ? 0 : index];
  }

  /** Whether it only multiplies all values by one positive number. */
  boolean isScale() {
    return isUniform() && shift[0] == 0f && scale[0] > 0f;
  }

  boolean isIdentity() {
    return isUniform() && scale[0] == 1f && shift[0] == 0f;
  }

  /** This one first, then a uniform one. */
  Affine then(double factor, double offset) {
    float[] newScale = scale.clone();
    float[] newShift = shift.clone();
    for (int i = 0; i < newScale.length; i++) {
      newScale[i] = (float) (newScale[i] * factor);
      newShift[i] = (float) (newShift[i] * factor + offset);
    }
    return new Affine(newScale, newShift);
  }

  /** This one first, then a normalization of each value of a row. */
  Affine then(Normalization norm, TensorOrder order) {
    float[] newScale = new float[order.size()];
    float[] newShift = new float[order.size()];
    for (int i = 0; i < newScale.length; i++) {
      int ours = order.source()[i];
      newScale[ours] = norm.scale(i) * scale(ours);
      newShift[ours] = norm.scale(i) * shift(ours) + norm.shift(i);
    }
    return new Affine(newScale, newShift);
  }

  /**
   * Takes scale and shift into rows of weights, one row for each bias; both arrays are changed.
   *
   * @param weights [unit][input], the inputs in our order
   */
  void foldInto(float[] weights, float[] bias) {
    if (isIdentity()) {
      return;
    }
    int inputs = weights.length / bias.length;
    for (int unit = 0; unit < bias.length; unit++) {
      double moved = bias[unit];
      for (int i = 0; i < inputs; i++) {
        moved += (double) weights[unit * inputs + i] * shift(i);
        weights[unit * inputs + i] *= scale(i);
      }
      bias[unit] = (float) moved;
    }
  }

  /** A uniform one as a batch normalization's parameters. */
  float[] asNormalization(int channels) {
    float[] values = new float[4 * channels];
    Arrays.fill(values, 0, channels, scale[0]);
    Arrays.fill(values, channels, 2 * channels, shift[0]);
    Arrays.fill(values, 3 * channels, 4 * channels, NetworkBuilder.variance(1, 0));
    return values;
  }
}
