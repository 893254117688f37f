package org.digitstudio.exchange.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.digitstudio.container.BoundedJson;
import org.digitstudio.domain.StudioIOException;

/**
 * The layers of a model in the order in which values flow through them: a Sequential model, or a
 * functional one that is a straight line. Nested models are taken apart.
 */
final class KerasGraph {
  private static final int MAX_LAYERS = 128;
  private static final int MAX_DEPTH = 4;
  private static final Set<String> MODELS = Set.of("Sequential", "Functional", "Model");

  private final List<KerasLayer> layers = new ArrayList<>();

  private KerasGraph() {}

  static List<KerasLayer> layers(JsonNode model) throws IOException {
    KerasGraph graph = new KerasGraph();
    graph.addModel(model, List.of());
    if (graph.layers.isEmpty()) {
      throw new StudioIOException("exchange.keras.no-layers", MAX_LAYERS);
    }
    return graph.layers;
  }

  private void addModel(JsonNode model, List<String> path) throws IOException {
    String type = model.path("class_name").asText();
    JsonNode config = model.path("config");
    JsonNode list = config.isArray() ? config : config.path("layers");
    if (!MODELS.contains(type) || path.size() > MAX_DEPTH) {
      throw new StudioIOException("exchange.keras.model-class", BoundedJson.quoted(type));
    }
    if (!list.isArray() || list.size() > MAX_LAYERS) {
      throw new StudioIOException("exchange.keras.no-layers", MAX_LAYERS);
    }
    for (JsonNode layer : type.equals("Sequential") ? list : line(list)) {
      add(layer, path);
    }
  }

  private void add(JsonNode layer, List<String> path) throws IOException {
    String type = layer.path("class_name").asText();
    if (MODELS.contains(type)) {
      List<String> inner = new ArrayList<>(path);
      inner.add(layer.path("config").path("name").asText());
      addModel(layer, inner);
      return;
    }
    layers.add(new KerasLayer(type, layer.path("config"), path, layers.size()));
    if (layers.size() > MAX_LAYERS) {
      throw new StudioIOException("exchange.keras.no-layers", MAX_LAYERS);
    }
  }

  /** Follows the connections from the only layer without one to the last. */
  private static List<JsonNode> line(JsonNode list) throws IOException {
    Map<String, JsonNode> byName = new LinkedHashMap<>();
    Map<String, String> next = new HashMap<>();
    String at = "";
    for (JsonNode layer : list) {
      String name = layer.path("name").asText(layer.path("config").path("name").asText());
      byName.put(name, layer);
      Set<String> inbound = new TreeSet<>();
      collect(layer.path("inbound_nodes"), inbound, 0);
      boolean branches =
          inbound.size() > 1
              || inbound.isEmpty() && !at.isEmpty()
              || inbound.size() == 1 && next.put(inbound.iterator().next(), name) != null;
      if (branches) {
        throw new StudioIOException("exchange.keras.branches", BoundedJson.quoted(name));
      }
      at = inbound.isEmpty() ? name : at;
    }
    List<JsonNode> line = new ArrayList<>();
    while (byName.containsKey(at) && line.size() <= byName.size()) {
      line.add(byName.get(at));
      at = next.getOrDefault(at, "");
    }
    if (line.size() != byName.size()) {
      throw new StudioIOException("exchange.keras.branches", BoundedJson.quoted(at));
    }
    return line;
  }

  /**
   * Collects the names of the layers that lead to one: {@code ["name", 0, 0, {}]} in Keras 2,
   * {@code "keras_history": ["name", 0, 0]} somewhere inside in Keras 3.
   */
  private static void collect(JsonNode node, Set<String> names, int depth) {
    if (node.isArray() && node.size() >= 3 && node.get(0).isTextual() && node.get(1).isInt()) {
      names.add(node.get(0).asText());
    } else if (depth < 16) {
      for (JsonNode child : node) {
        collect(child, names, depth + 1);
      }
    }
  }
}
