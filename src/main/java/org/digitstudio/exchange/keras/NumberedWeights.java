package org.digitstudio.exchange.keras;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.exchange.hdf5.Hdf5File;

/**
 * Arrays as Keras 3 keeps them in {@code model.weights.h5}: in groups named after the layer's class
 * and its number among the layers of that class ({@code conv2d}, {@code conv2d_1}), and in them
 * numbered in the order in which the layer made them.
 */
final class NumberedWeights extends KerasWeights {
  private static final List<String> CONTAINERS =
      List.of("layers", "_layer_checkpoint_dependencies");

  /** Each layer's group, by its position among all layers. */
  private final Map<Integer, Integer> groups = new HashMap<>();

  private NumberedWeights(Hdf5File file) {
    super(file);
  }

  /** Returns the arrays of those layers, if the file keeps any in that way. */
  static Optional<KerasWeights> open(Hdf5File file, List<KerasLayer> layers) throws IOException {
    Optional<Integer> container = container(file, file.root());
    if (container.isEmpty()) {
      return Optional.empty();
    }
    NumberedWeights weights = new NumberedWeights(file);
    weights.assign(container.get(), layers, 0);
    return Optional.of(weights);
  }

  private static Optional<Integer> container(Hdf5File file, int group) throws IOException {
    Map<String, Integer> children = file.children(group);
    return CONTAINERS.stream().filter(children::containsKey).map(children::get).findFirst();
  }

  /** Walks the layers of one model; those of a nested one form one group. */
  private void assign(int container, List<KerasLayer> layers, int depth) throws IOException {
    Map<String, Integer> groupsByName = file().children(container);
    Map<String, Integer> used = new HashMap<>();
    int i = 0;
    while (i < layers.size()) {
      KerasLayer layer = layers.get(i);
      List<KerasLayer> nested = new ArrayList<>();
      while (i + nested.size() < layers.size()
          && layer.path().size() > depth
          && startsLike(layers.get(i + nested.size()), layer, depth)) {
        nested.add(layers.get(i + nested.size()));
      }
      String type = nested.isEmpty() ? layer.type() : "Sequential";
      Integer group = groupsByName.get(numbered(type, used));
      if (!nested.isEmpty() && group == null) {
        group = groupsByName.get(numbered("Functional", used));
      }
      if (group == null && nested.isEmpty()) {
        group = groupsByName.get(layer.name());
      }
      if (group != null && nested.isEmpty()) {
        groups.put(layer.index(), group);
      } else if (group != null) {
        assign(container(file(), group).orElse(group), nested, depth + 1);
      }
      i += Math.max(1, nested.size());
    }
  }

  private static boolean startsLike(KerasLayer layer, KerasLayer first, int depth) {
    return layer.path().size() > depth && layer.path().get(depth).equals(first.path().get(depth));
  }

  private static String numbered(String type, Map<String, Integer> used) {
    String name = snakeCase(type);
    int number = used.merge(name, 1, Integer::sum) - 1;
    return number == 0 ? name : name + "_" + number;
  }

  /** As Keras does it: {@code BatchNormalization} to {@code batch_normalization}. */
  static String snakeCase(String type) {
    return type.replaceAll("\\W+", "")
        .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
        .replaceAll("([a-z])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }

  @Override
  int find(KerasLayer layer, String role, List<String> present) throws IOException {
    Integer group = groups.get(layer.index());
    Integer vars = group == null ? null : file().children(group).get("vars");
    Integer array =
        vars == null ? null : file().children(vars).get(Integer.toString(present.indexOf(role)));
    if (array == null) {
      throw new StudioIOException("domain.layer.array-count", role, 0);
    }
    return array;
  }
}
