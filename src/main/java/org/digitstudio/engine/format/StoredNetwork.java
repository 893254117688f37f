package org.digitstudio.engine.format;

import java.io.IOException;
import java.util.List;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Shape;

/**
 * A network as a file describes it.
 *
 * @param weights how each layer's numbers lie, one for each of the network's layers
 */
record StoredNetwork(NetworkSpec spec, List<StoredWeights> weights) {

  /** Above this a file is not opened: as many as fit easily beside everything else. */
  static final int MOST_PARAMETERS = 16_000_000;

  StoredNetwork {
    weights = List.copyOf(weights);
  }

  /** Puts the file's numbers into the order of {@link org.digitstudio.domain.network.Model}. */
  float[] parameters(float[] stored) throws IOException {
    List<Shape> shapes = spec.shapes();
    long expected = 0;
    for (int i = 0; i < weights.size(); i++) {
      expected += weights.get(i).count(shapes.get(i));
    }
    if (expected != stored.length) {
      throw new IOException(
          "its layers need %,d weights and it holds %,d".formatted(expected, stored.length));
    }
    float[] parameters = new float[spec.parameterCount()];
    int from = 0;
    int to = 0;
    for (int i = 0; i < weights.size(); i++) {
      Shape input = shapes.get(i);
      weights.get(i).copy(stored, from, parameters, to, input);
      from += weights.get(i).count(input);
      to += spec.layers().get(i).parameterCount(input);
    }
    return parameters;
  }
}
