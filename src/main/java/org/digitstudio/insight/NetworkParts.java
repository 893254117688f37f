package org.digitstudio.insight;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.LayerSpec.Activate;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.Dropout;
import org.digitstudio.domain.network.LayerSpec.LeakyRelu;
import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.domain.network.LayerSpec.ZeroPadding;
import org.digitstudio.domain.network.NetworkSpec;

/**
 * A network's parts as one explains them: a convolution with its normalisation and activation is
 * one part, and so is a layer of neurons.
 *
 * @param convolutions in the order of the network
 * @param pools in the order of the network
 * @param hidden layers of neurons before the output
 * @param output index of the last layer
 */
public record NetworkParts(
    List<Part> convolutions, List<Part> pools, List<Part> hidden, int output) {

  /**
   * @param layer index of the layer that gives the part its name
   * @param finished index of the layer whose values are the part's result
   */
  public record Part(int layer, int finished) {}

  public static NetworkParts of(NetworkSpec spec) {
    List<Part> convolutions = new ArrayList<>();
    List<Part> pools = new ArrayList<>();
    List<Part> hidden = new ArrayList<>();
    for (int i = 0; i < spec.layers().size(); i++) {
      switch (spec.layers().get(i)) {
        case Convolution c -> convolutions.add(new Part(i, Patch.finishedAt(spec, i)));
        case Pool p -> pools.add(new Part(i, i));
        case Dense d -> hidden.add(new Part(i, Patch.finishedAt(spec, i)));
        case BatchNorm b -> {}
        case Activate a -> {}
        case LeakyRelu l -> {}
        case ZeroPadding z -> {}
        case Dropout d -> {}
        case LayerSpec.Output o -> {}
      }
    }
    return new NetworkParts(
        List.copyOf(convolutions),
        List.copyOf(pools),
        List.copyOf(hidden),
        spec.layers().size() - 1);
  }

  /** Index of the first layer of neurons: what enters it is all maps in one row. */
  public int flattenAt() {
    return hidden.isEmpty() ? output : hidden.getFirst().layer();
  }
}
