package org.digitstudio.exchange.keras;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.ModelCard;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.exchange.hdf5.Hdf5File;

/**
 * A file of weights without a network, such as {@code save_weights} writes: it fits one of the
 * networks this program knows if every array has the shape that the network needs.
 */
final class WeightsOnly {
  private static final int MAX_LAYERS = 256;

  private final Hdf5File file;
  private final Map<String, NetworkSpec> known;

  WeightsOnly(Hdf5File file, Map<String, NetworkSpec> known) {
    this.file = file;
    this.known = new TreeMap<>(known);
  }

  Model read(ModelCard card) throws IOException {
    for (Map.Entry<String, NetworkSpec> candidate : known.entrySet()) {
      Optional<Model> model = fit(candidate.getValue(), card);
      if (model.isPresent()) {
        return model.get();
      }
    }
    throw new StudioIOException("exchange.weights-only", String.join(", ", known.keySet()));
  }

  private Optional<Model> fit(NetworkSpec network, ModelCard card) throws IOException {
    List<KerasLayer> layers = KerasConfig.layers(network);
    try {
      Optional<KerasWeights> numbered = NumberedWeights.open(file, layers);
      List<KerasLayer> named = numbered.isPresent() ? layers : renamed(layers);
      KerasWeights weights = numbered.orElseGet(() -> new NamedWeights(file, file.root()));
      return Optional.of(
          KerasFormat.assemble(named, KerasConfig.inputDims(network), weights, card));
    } catch (StudioIOException | StudioException e) {
      // Another network, then; if none fits, the caller says so.
      return Optional.empty();
    }
  }

  /** Gives our layers the names that the file's have, in the same order. */
  private List<KerasLayer> renamed(List<KerasLayer> layers) throws IOException {
    Map<String, Integer> groups = file.children(file.root());
    List<String> names = new ArrayList<>();
    for (String name : file.texts(file.root(), "layer_names", MAX_LAYERS)) {
      Integer group = groups.get(name.split("/")[0]);
      if (group != null && !file.children(group).isEmpty()) {
        names.add(name);
      }
    }
    List<KerasLayer> result = new ArrayList<>();
    for (KerasLayer layer : layers) {
      boolean hasWeights = KerasConfig.hasWeights(layer);
      if (hasWeights && names.isEmpty()) {
        throw new StudioIOException("exchange.keras.no-weights");
      }
      result.add(hasWeights ? KerasConfig.named(layer, names.removeFirst()) : layer);
    }
    if (!names.isEmpty()) {
      throw new StudioIOException("exchange.keras.no-weights");
    }
    return result;
  }
}
