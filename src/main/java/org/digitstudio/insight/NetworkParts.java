package org.digitstudio.insight;

import java.util.ArrayList;
import java.util.Comparator;
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
 * A network's layers grouped into the parts that are explained together: a convolution or a dense
 * layer forms one part with the normalization and the activation that follow it.
 *
 * @param convolutions in network order
 * @param pools in network order
 * @param hidden dense layers before the output layer, in network order
 * @param output index of the output layer
 */
public record NetworkParts(
    List<Part> convolutions, List<Part> pools, List<Part> hidden, int output) {

  /**
   * A group of consecutive layers.
   *
   * @param layer index of the first layer, which gives the part its name
   * @param last index of the last layer, whose activations are the part's output
   */
  public record Part(int layer, int last) {}

  public static NetworkParts of(NetworkSpec spec) {
    List<Part> convolutions = new ArrayList<>();
    List<Part> pools = new ArrayList<>();
    List<Part> hidden = new ArrayList<>();
    for (int i = 0; i < spec.layers().size(); i++) {
      switch (spec.layers().get(i)) {
        case Convolution c -> convolutions.add(new Part(i, Patch.lastLayer(spec, i)));
        case Pool p -> pools.add(new Part(i, i));
        case Dense d -> hidden.add(new Part(i, Patch.lastLayer(spec, i)));
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

  /** Returns all parts in network order; the output layer is the last. */
  public List<Part> inOrder() {
    List<Part> all = new ArrayList<>(convolutions);
    all.addAll(pools);
    all.addAll(hidden);
    all.add(new Part(output, output));
    all.sort(Comparator.comparingInt(Part::layer));
    return all;
  }

  /** Returns the index of the first dense or output layer, whose input is flattened. */
  public int flattenAt() {
    return hidden.isEmpty() ? output : hidden.getFirst().layer();
  }
}
