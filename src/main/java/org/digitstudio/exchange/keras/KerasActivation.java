package org.digitstudio.exchange.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.digitstudio.container.BoundedJson;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.exchange.network.LayerFailure;
import org.digitstudio.exchange.network.NetworkAssembler;

/** Activations, whether a layer has one or is one. */
final class KerasActivation {
  /** The slope that Keras 3's function {@code leaky_relu} has unless told otherwise. */
  private static final double FUNCTION_SLOPE = 0.2;

  /** The slope that the layer {@code LeakyReLU} has unless told otherwise. */
  private static final double LAYER_SLOPE = 0.3;

  private KerasActivation() {}

  /** Adds the activation that a layer names in its settings. */
  static void add(KerasLayer layer, NetworkAssembler network) throws IOException {
    JsonNode activation = layer.setting("activation");
    // Keras 3 writes some as objects: a function's name stands in "config", a layer's in its class.
    if (activation.path("config").isTextual()) {
      named(activation.path("config").asText(), network);
    } else if (activation.isObject()) {
      KerasLayer inner =
          new KerasLayer(
              activation.path("class_name").asText(),
              activation.path("config"),
              layer.path(),
              layer.index());
      if (!addLayer(inner, network)) {
        throw LayerFailure.activation(BoundedJson.quoted(inner.type()));
      }
    } else {
      named(activation.asText("linear"), network);
    }
  }

  private static void named(String function, NetworkAssembler network) throws IOException {
    switch (function) {
      case "linear" -> network.activation(Activation.IDENTITY);
      case "relu" -> network.activation(Activation.RELU);
      case "elu" -> network.activation(Activation.ELU);
      case "tanh" -> network.activation(Activation.TANH);
      case "sigmoid" -> network.activation(Activation.SIGMOID);
      case "leaky_relu" -> network.leakyRelu(FUNCTION_SLOPE);
      case "softmax", "log_softmax" -> network.softmax();
      default -> throw LayerFailure.activation(BoundedJson.quoted(function));
    }
  }

  /** Adds a layer that is an activation; returns whether it is one. */
  static boolean addLayer(KerasLayer layer, NetworkAssembler network) throws IOException {
    switch (layer.type()) {
      case "Activation" -> add(layer, network);
      case "Softmax" -> network.softmax();
      case "ReLU" -> {
        require(layer, "max_value", Double.POSITIVE_INFINITY);
        require(layer, "threshold", 0);
        network.leakyRelu(layer.number(0, "negative_slope"));
      }
      case "LeakyReLU" -> network.leakyRelu(layer.number(LAYER_SLOPE, "negative_slope", "alpha"));
      case "ELU" -> {
        require(layer, "alpha", 1);
        network.activation(Activation.ELU);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void require(KerasLayer layer, String setting, double expected)
      throws IOException {
    double found = layer.number(expected, setting);
    if (found != expected) {
      throw LayerFailure.setting(setting, found);
    }
  }
}
