package org.digitstudio.engine.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import org.digitstudio.domain.network.Activation;

/** One layer's JSON in {@code configuration.json}, with strict getters. */
record LayerNode(JsonNode node, int index) {

  /** The layer's class without its package, which the caller compares with a fixed list. */
  String type() throws IOException {
    JsonNode type = node.get("@class");
    if (type == null || !type.isTextual()) {
      throw new IOException("it was written by a Deeplearning4j older than 1.0");
    }
    return simpleName(type.asText());
  }

  static String simpleName(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  int integer(String field) throws IOException {
    return integer(node.get(field), field);
  }

  private int integer(@org.jspecify.annotations.Nullable JsonNode value, String field)
      throws IOException {
    if (value == null || !value.canConvertToInt() || !value.isIntegralNumber()) {
      throw problem("has no \"%s\"".formatted(field));
    }
    return value.asInt();
  }

  /** Height, then width. */
  int[] pair(String field) throws IOException {
    JsonNode value = node.get(field);
    if (value == null || !value.isArray() || value.size() != 2) {
      throw problem("has no \"%s\"".formatted(field));
    }
    return new int[] {integer(value.get(0), field), integer(value.get(1), field)};
  }

  /** Both values of a pair that is the same twice. */
  int square(String field) throws IOException {
    int[] pair = pair(field);
    if (pair[0] != pair[1]) {
      throw problem("has a %s of %d x %d, not square".formatted(field, pair[0], pair[1]));
    }
    return pair[0];
  }

  double number(String field, double otherwise) {
    JsonNode value = node.get(field);
    return value == null || !value.isNumber() ? otherwise : value.asDouble();
  }

  boolean flag(String field, boolean otherwise) {
    JsonNode value = node.get(field);
    return value == null || !value.isBoolean() ? otherwise : value.asBoolean();
  }

  String text(String field, String otherwise) {
    JsonNode value = node.get(field);
    return value == null || !value.isTextual() ? otherwise : value.asText();
  }

  void require(String field, String expected) throws IOException {
    String found = text(field, expected);
    if (!found.equals(expected)) {
      throw problem("has %s %s; only %s is read".formatted(field, found, expected));
    }
  }

  /** The layer's own activation, or empty for softmax. */
  Optional<Activation> activation() throws IOException {
    JsonNode function = node.get("activationFn");
    if (function == null || !function.isObject()) {
      throw problem("has no activation");
    }
    LayerNode f = new LayerNode(function, index);
    String type = simpleName(function.path("@class").asText());
    return switch (type) {
      case "ActivationIdentity" -> Optional.of(Activation.IDENTITY);
      case "ActivationReLU" -> Optional.of(rectifier(f));
      case "ActivationLReLU" -> {
        f.parameter("alpha", 0.01);
        yield Optional.of(Activation.LEAKY_RELU);
      }
      case "ActivationELU" -> {
        f.parameter("alpha", 1);
        yield Optional.of(Activation.ELU);
      }
      case "ActivationTanH" -> Optional.of(Activation.TANH);
      case "ActivationSigmoid" -> Optional.of(Activation.SIGMOID);
      case "ActivationSoftmax" -> Optional.empty();
      default -> throw problem("has the activation %s".formatted(JsonTrees.shorten(type)));
    };
  }

  private static Activation rectifier(LayerNode function) throws IOException {
    double slope = function.number("negativeSlope", 0);
    function.parameter("threshold", 0);
    function.parameter("max", 0);
    if (slope == 0) {
      return Activation.RELU;
    }
    function.parameter("negativeSlope", 0.01);
    return Activation.LEAKY_RELU;
  }

  private void parameter(String field, double expected) throws IOException {
    if (Math.abs(number(field, expected) - expected) > 1e-9) {
      throw problem(
          "has an activation with %s %s; only %s is read"
              .formatted(field, number(field, 0), expected));
    }
  }

  /** The part dropped in training at this layer's entrance; 0 without dropout. */
  double dropout() throws IOException {
    JsonNode dropout = node.get("idropout");
    if (dropout == null || dropout.isNull()) {
      return 0;
    }
    // Other kinds only add noise in training: they change no answer.
    double keep =
        simpleName(dropout.path("@class").asText()).equals("Dropout")
            ? dropout.path("p").asDouble(1)
            : 1;
    if (keep == 0) {
      return 0;
    }
    if (!(keep > 0 && keep <= 1)) {
      throw problem("keeps a part of %s in dropout".formatted(keep));
    }
    // Deeplearning4j keeps the probability to keep; 0.8 means that 0.2 is dropped.
    return Math.round((1 - keep) * 1e12) / 1e12;
  }

  IOException problem(String what) {
    return new IOException("layer %d %s".formatted(index + 1, what));
  }
}
