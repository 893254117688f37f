package org.digitstudio.exchange.keras;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.exchange.hdf5.Hdf5File;

/**
 * Arrays in groups named after layers, as {@code .h5} files of Keras 1 to 3 have them. The arrays'
 * own names differ: {@code kernel:0}, {@code kernel}, and {@code dense_1_W:0} in Keras 1.
 */
final class NamedWeights extends KerasWeights {
  private static final int MAX_DEPTH = 8;
  private static final Map<String, Set<String>> KERAS_1 =
      Map.of(
          "kernel", Set.of("_W"),
          "bias", Set.of("_b"),
          "gamma", Set.of("_gamma"),
          "beta", Set.of("_beta"),
          "moving_mean", Set.of("_running_mean"),
          "moving_variance", Set.of("_running_std"));

  private final int root;

  /**
   * @param root the address of the group that holds the layers
   */
  NamedWeights(Hdf5File file, int root) {
    super(file);
    this.root = root;
  }

  /** An array and how many groups below the layer's own it was found. */
  private record Found(int address, int depth) {}

  @Override
  int find(KerasLayer layer, String role, List<String> present) throws IOException {
    List<Found> found = new ArrayList<>();
    List<String> names = new ArrayList<>(layer.path());
    names.add(layer.name());
    // A nested model's arrays stand under the outer model's name.
    for (int from = 0; from < names.size() && found.isEmpty(); from++) {
      for (int until = names.size(); until > from && found.isEmpty(); until--) {
        List<String> groups = List.of(String.join("/", names.subList(from, until)).split("/"));
        int group = group(root, groups);
        if (group >= 0 && (until == names.size() || layer.path().size() > 0)) {
          collect(group, role, 0, until == names.size() ? "" : layer.name(), found);
        }
      }
    }
    int nearest = found.stream().mapToInt(Found::depth).min().orElse(-1);
    List<Found> best = found.stream().filter(one -> one.depth() == nearest).toList();
    if (best.size() != 1) {
      throw new StudioIOException("domain.layer.array-count", role, best.size());
    }
    return best.getFirst().address();
  }

  private int group(int from, List<String> names) throws IOException {
    int at = from;
    for (String name : names) {
      Integer child = file().children(at).get(name);
      if (child == null) {
        return -1;
      }
      at = child;
    }
    return at;
  }

  /**
   * @param within only arrays inside a group of that name count; empty for all
   */
  private void collect(int group, String role, int depth, String within, List<Found> found)
      throws IOException {
    for (Map.Entry<String, Integer> child : file().children(group).entrySet()) {
      String name = child.getKey();
      if (within.isEmpty() && isNamed(name, role)) {
        found.add(new Found(child.getValue(), depth));
      } else if (depth < MAX_DEPTH) {
        collect(child.getValue(), role, depth + 1, name.equals(within) ? "" : within, found);
      }
    }
  }

  private static boolean isNamed(String array, String role) {
    String name = array.endsWith(":0") ? array.substring(0, array.length() - 2) : array;
    return name.equals(role)
        || KERAS_1.getOrDefault(role, Set.of()).stream().anyMatch(name::endsWith);
  }
}
