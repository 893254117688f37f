package org.digitstudio.domain.network;

import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.Output;

/**
 * What {@link Calibration} looks at to tell whether a picture is a digit at all: the values of the
 * last hidden dense layer, and of each map that goes into the dense layers its mean and its largest
 * value. The maps still tell a letter from a digit where the dense layers, which were only ever
 * taught to tell digits apart, have forgotten it.
 *
 * @param units of the last hidden dense layer; 0 where the maps go into the output
 * @param featureMaps how many maps; 0 where the network has no convolution
 * @param mapSize of each map
 */
public record OodFeatures(int units, int featureMaps, int mapSize) {

  /** Those of a network. */
  public static OodFeatures of(NetworkSpec spec) {
    int output = spec.layers().size() - 1;
    int flat = firstDenseLayer(spec);
    boolean convolved =
        spec.layers().subList(0, flat).stream().anyMatch(Convolution.class::isInstance);
    Shape shape = spec.inputShape(flat);
    return new OodFeatures(
        convolved && flat == output ? 0 : spec.inputShape(output).size(),
        convolved ? shape.channels() : 0,
        shape.height() * shape.width());
  }

  /** The first dense layer's index, or the output layer's if there is none. */
  public static int firstDenseLayer(NetworkSpec spec) {
    int layer = 0;
    while (!(spec.layers().get(layer) instanceof Dense
        || spec.layers().get(layer) instanceof Output)) {
      layer++;
    }
    return layer;
  }

  public int count() {
    return units + 2 * featureMaps;
  }

  /**
   * One picture's.
   *
   * @param features what goes into the output layer
   * @param flattened what goes into the first dense layer, or the output layer if there is none:
   *     map by map
   */
  public float[] of(float[] features, float[] flattened) {
    float[] traits = new float[count()];
    System.arraycopy(features, 0, traits, 0, units);
    for (int map = 0; map < featureMaps; map++) {
      float sum = 0;
      float most = Float.NEGATIVE_INFINITY;
      for (int i = map * mapSize; i < (map + 1) * mapSize; i++) {
        sum += flattened[i];
        most = Math.max(most, flattened[i]);
      }
      traits[units + map] = sum / mapSize;
      traits[units + featureMaps + map] = most;
    }
    return traits;
  }
}
