package org.digitstudio.engine.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Names of Deeplearning4j 0.7 to 0.9, which wrapped an object in its name ({@code {"dense":
 * {...}}}) where version 1.0 writes its class.
 */
final class LegacyNames {
  private static final String CLASS = "@class";
  private static final Map<String, String> LAYERS =
      Map.ofEntries(
          Map.entry("convolution", "ConvolutionLayer"),
          Map.entry("subsampling", "SubsamplingLayer"),
          Map.entry("dense", "DenseLayer"),
          Map.entry("output", "OutputLayer"),
          Map.entry("loss", "LossLayer"),
          Map.entry("batchNormalization", "BatchNormalization"),
          Map.entry("activation", "ActivationLayer"),
          Map.entry("dropout", "DropoutLayer"),
          Map.entry("GlobalPooling", "GlobalPoolingLayer"),
          Map.entry("zeroPadding", "ZeroPaddingLayer"));
  private static final Map<String, String> PREPROCESSORS =
      Map.of(
          "cnnToFeedForward", "CnnToFeedForwardPreProcessor",
          "feedForwardToCnn", "FeedForwardToCnnPreProcessor");

  private LegacyNames() {}

  static JsonNode layer(JsonNode node) {
    return unwrapped(node, LAYERS);
  }

  static JsonNode preprocessor(JsonNode node) {
    return unwrapped(node, PREPROCESSORS);
  }

  /** {@code {"ReLU": {}}} was what is now {@code ActivationReLU}. */
  static JsonNode activation(JsonNode node) {
    if (!isWrapper(node)) {
      return node;
    }
    String name = node.fieldNames().next();
    return named(node.get(name), "Activation" + name);
  }

  private static JsonNode unwrapped(JsonNode node, Map<String, String> names) {
    if (!isWrapper(node)) {
      return node;
    }
    String name = node.fieldNames().next();
    return named(node.get(name), names.getOrDefault(name, name));
  }

  private static boolean isWrapper(JsonNode node) {
    return node.isObject()
        && node.size() == 1
        && !node.has(CLASS)
        && node.elements().next().isObject();
  }

  private static JsonNode named(JsonNode content, String type) {
    ObjectNode named = content.deepCopy();
    named.put(CLASS, type);
    return named;
  }
}
