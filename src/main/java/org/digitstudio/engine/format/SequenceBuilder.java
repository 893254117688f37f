package org.digitstudio.engine.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.Dropout;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Shape;

/** Puts layers from a file in a row, with the sizes checked before anything is made of them. */
final class SequenceBuilder {
  private final InputLayout input;
  private final List<LayerSpec> layers = new ArrayList<>();
  private final List<StoredWeights> weights = new ArrayList<>();
  private Shape shape;
  private long parameters;

  SequenceBuilder(InputLayout input) {
    this.input = input;
    this.shape = input.shape();
  }

  InputLayout input() {
    return input;
  }

  /** What the next layer gets. */
  Shape shape() {
    return shape;
  }

  boolean isEmpty() {
    return layers.isEmpty();
  }

  void add(LayerSpec layer, StoredWeights stored) throws IOException {
    long more =
        layer instanceof Dense dense
            ? (long) shape.size() * dense.units() + dense.units()
            : layer.parameterCount(shape);
    if (parameters + more > StoredNetwork.MOST_PARAMETERS) {
      throw new IOException(
          "its network has more than %,d weights".formatted(StoredNetwork.MOST_PARAMETERS));
    }
    parameters += more;
    try {
      shape = layer.outputShape(shape);
    } catch (IllegalArgumentException e) {
      throw new IOException("layer %d does not fit the one before it".formatted(layers.size()), e);
    }
    layers.add(layer);
    weights.add(stored);
  }

  /** Adds the dropout at a layer's entrance as a layer of its own. */
  void dropout(LayerNode layer) throws IOException {
    double rate = layer.dropout();
    if (rate > 0) {
      Dropout dropout = new Dropout(rate);
      add(dropout, new StoredWeights.AsTheyAre(dropout));
    }
  }

  StoredNetwork network() throws IOException {
    try {
      return new StoredNetwork(new NetworkSpec(input, layers), weights);
    } catch (IllegalArgumentException e) {
      throw new IOException("its layers do not fit: " + e.getMessage(), e);
    }
  }
}
