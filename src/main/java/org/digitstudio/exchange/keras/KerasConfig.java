package org.digitstudio.exchange.keras;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.LayerSpec.Activate;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.Dropout;
import org.digitstudio.domain.network.LayerSpec.LeakyRelu;
import org.digitstudio.domain.network.LayerSpec.Output;
import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.domain.network.LayerSpec.ZeroPadding;
import org.digitstudio.domain.network.NetworkSpec;

/** Our networks in Keras's terms: channels last, with a Flatten before the first dense layer. */
final class KerasConfig {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Set<String> WITH_WEIGHTS = Set.of("Conv2D", "Dense", "BatchNormalization");

  private KerasConfig() {}

  static int[] inputDims(NetworkSpec network) {
    return switch (network.input()) {
      case CHANNELS_FIRST -> new int[] {28, 28, 1};
      case CHANNELS_LAST -> new int[] {1, 28, 28};
      case FLAT -> new int[] {784};
    };
  }

  static boolean hasWeights(KerasLayer layer) {
    return WITH_WEIGHTS.contains(layer.type());
  }

  static KerasLayer named(KerasLayer layer, String name) {
    ObjectNode config = layer.config().deepCopy();
    config.put("name", name);
    return new KerasLayer(layer.type(), config, layer.path(), layer.index());
  }

  /** The network's layers with the names that Keras gives them. */
  static List<KerasLayer> layers(NetworkSpec network) {
    List<KerasLayer> layers = new ArrayList<>();
    boolean flat = network.input() == InputLayout.FLAT;
    for (LayerSpec layer : network.layers()) {
      if (!flat && (layer instanceof Dense || layer instanceof Output)) {
        add("Flatten", JSON.objectNode(), layers);
        flat = true;
      }
      add(layer, layers);
    }
    return layers;
  }

  private static void add(String type, ObjectNode config, List<KerasLayer> layers) {
    long same = layers.stream().filter(layer -> layer.type().equals(type)).count();
    String name = NumberedWeights.snakeCase(type) + (same == 0 ? "" : "_" + same);
    config.put("name", name);
    layers.add(new KerasLayer(type, config, List.of(), layers.size()));
  }

  private static void add(LayerSpec layer, List<KerasLayer> layers) {
    ObjectNode config = JSON.objectNode();
    switch (layer) {
      case Convolution c -> {
        config.put("filters", c.filters());
        config.set("kernel_size", pair(c.kernelHeight(), c.kernelWidth()));
        config.set("strides", pair(c.stride(), c.stride()));
        config.put("padding", c.padding().name().toLowerCase(Locale.ROOT));
        config.put("data_format", "channels_last");
        add("Conv2D", config, layers);
        activate(c.activation(), layers);
      }
      case Dense(int units, Activation activation) -> {
        add("Dense", config.put("units", units), layers);
        activate(activation, layers);
      }
      case Output() ->
          add(
              "Dense",
              config.put("units", Prediction.CLASSES).put("activation", "softmax"),
              layers);
      case BatchNorm() ->
          add("BatchNormalization", config.put("epsilon", BatchNorm.EPSILON), layers);
      case Activate(Activation activation) -> activate(activation, layers);
      case LeakyRelu(double slope) -> add("LeakyReLU", config.put("negative_slope", slope), layers);
      case Dropout(double rate) -> add("Dropout", config.put("rate", rate), layers);
      case ZeroPadding z -> {
        config.putArray("padding").add(pair(z.top(), z.bottom())).add(pair(z.left(), z.right()));
        add("ZeroPadding2D", config, layers);
      }
      case Pool p -> {
        config.set("pool_size", pair(p.size(), p.size()));
        config.set("strides", pair(p.stride(), p.stride()));
        config.put("padding", p.padding().name().toLowerCase(Locale.ROOT));
        boolean max = p.kind() == Pool.Kind.MAX;
        add(max ? "MaxPooling2D" : "AveragePooling2D", config, layers);
      }
    }
  }

  private static ArrayNode pair(int first, int second) {
    return JSON.arrayNode().add(first).add(second);
  }

  private static void activate(Activation activation, List<KerasLayer> layers) {
    switch (activation) {
      case IDENTITY -> {}
      case LEAKY_RELU -> add("LeakyReLU", JSON.objectNode().put("negative_slope", 0.01), layers);
      case RELU, ELU, TANH, SIGMOID ->
          add(
              "Activation",
              JSON.objectNode().put("activation", activation.name().toLowerCase(Locale.ROOT)),
              layers);
    }
  }
}
