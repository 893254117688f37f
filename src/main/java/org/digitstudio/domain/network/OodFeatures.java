package org.digitstudio.domain.network;

import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.Output;

/**
 * The features by which {@link Calibration} tells digits from everything else (out of
 * distribution): the values of the last hidden dense layer, and the mean and the largest value of
 * each feature map that enters the dense layers. The maps still tell a letter from a digit where
 * the dense layers, which only learnt to tell digits apart, no longer do.
 *
 * @param units of the last hidden dense layer; 0 where the maps enter the output layer
 * @param featureMaps 0 where the network has no convolution
 * @param mapSize values per feature map
 */
public record OodFeatures(int units, int featureMaps, int mapSize) {

  /** Returns the features of a network. */
  public static OodFeatures of(NetworkSpec spec) {
    int output = spec.layers().size() - 1;
    int firstDense = firstDenseLayer(spec);
    boolean convolved =
        spec.layers().subList(0, firstDense).stream().anyMatch(Convolution.class::isInstance);
    Shape shape = spec.inputShape(firstDense);
    return new OodFeatures(
        convolved && firstDense == output ? 0 : spec.inputShape(output).size(),
        convolved ? shape.channels() : 0,
        shape.height() * shape.width());
  }

  /** Returns the first dense layer's index, or the output layer's if there is none. */
  public static int firstDenseLayer(NetworkSpec spec) {
    int layer = 0;
    while (!(spec.layers().get(layer) instanceof Dense
        || spec.layers().get(layer) instanceof Output)) {
      layer++;
    }
    return layer;
  }

  /** Returns how many features there are. */
  public int count() {
    return units + 2 * featureMaps;
  }

  /**
   * Returns the features of one image.
   *
   * @param hidden the input of the output layer
   * @param flattened the input of the first dense layer, map by map; of the output layer if there
   *     is no dense layer
   */
  public float[] of(float[] hidden, float[] flattened) {
    float[] features = new float[count()];
    System.arraycopy(hidden, 0, features, 0, units);
    for (int map = 0; map < featureMaps; map++) {
      float sum = 0;
      float max = Float.NEGATIVE_INFINITY;
      for (int i = map * mapSize; i < (map + 1) * mapSize; i++) {
        sum += flattened[i];
        max = Math.max(max, flattened[i]);
      }
      features[units + map] = sum / mapSize;
      features[units + featureMaps + map] = max;
    }
    return features;
  }
}
