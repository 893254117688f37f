package org.digitstudio.engine.detector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.DetectorSpec;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.LayerSpec.Activate;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.Shape;

/**
 * A detector whose normalizations have become part of the convolutions before them: after training
 * each is but a factor and a summand a map.
 *
 * @param spec without normalizations; ReLUs belong to the convolutions
 */
record FoldedNormalization(DetectorSpec spec, float[] parameters) {

  static FoldedNormalization of(DetectorSpec spec, float[] parameters) {
    List<LayerSpec> layers = new ArrayList<>();
    float[] flat = new float[parameters.length];
    List<Shape> shapes = spec.shapes(DetectorSpec.CELL, DetectorSpec.CELL);
    int at = 0;
    for (int i = 0; i < spec.layers().size(); i++) {
      LayerSpec layer = spec.layers().get(i);
      int offset = spec.parameterOffset(i);
      int count = layer.parameterCount(shapes.get(i));
      if (layer instanceof Convolution c) {
        System.arraycopy(parameters, offset, flat, at, count);
        if (spec.layers().get(Math.min(i + 1, spec.layers().size() - 1)) instanceof BatchNorm) {
          fold(flat, at, c.filters(), count, parameters, offset + count);
        }
        at += count;
        layers.add(c);
      } else if (layer instanceof Activate) {
        Convolution before = (Convolution) layers.removeLast();
        layers.add(
            new Convolution(
                before.filters(),
                before.kernelHeight(),
                before.kernelWidth(),
                before.stride(),
                before.padding(),
                Activation.RELU));
      } else if (!(layer instanceof BatchNorm)) {
        layers.add(layer);
      }
    }
    return new FoldedNormalization(new DetectorSpec(layers), Arrays.copyOf(flat, at));
  }

  /** Folds the normalization at {@code norm} into a convolution's biases and kernels. */
  private static void fold(
      float[] flat, int at, int maps, int count, float[] parameters, int norm) {
    int perMap = (count - maps) / maps;
    for (int map = 0; map < maps; map++) {
      double gamma = parameters[norm + map];
      double beta = parameters[norm + maps + map];
      double mean = parameters[norm + 2 * maps + map];
      double variance = parameters[norm + 3 * maps + map];
      double factor = gamma / Math.sqrt(variance + BatchNorm.EPSILON);
      flat[at + map] = (float) ((flat[at + map] - mean) * factor + beta);
      int kernels = at + maps + map * perMap;
      for (int i = 0; i < perMap; i++) {
        flat[kernels + i] = (float) (flat[kernels + i] * factor);
      }
    }
  }
}
