package org.digitstudio.engine.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.digitstudio.container.BoundedJson;
import org.digitstudio.domain.Failure;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.network.Activation;

/**
 * One layer's JSON in {@code configuration.json}, with strict getters.
 *
 * @param index the layer's position, from 0
 */
record LayerNode(JsonNode node, int index) {
  private static final double USUAL_SLOPE = 0.01;
  private static final double TOLERANCE = 1e-9;

  /** Something that reads a layer. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  /** Runs what reads this layer, and says which layer a failure is about. */
  void run(Work work) throws IOException {
    try {
      work.run();
    } catch (StudioIOException | StudioException e) {
      throw new StudioIOException(e, "domain.layer.numbered", index + 1, (Failure) e);
    } catch (IllegalArgumentException e) {
      throw new StudioIOException(
          e, "domain.layer.numbered", index + 1, new StudioIOException("domain.layer.range"));
    }
  }

  /** The layer's class without its package, which the caller compares with a fixed list. */
  String type() {
    return simpleName(node.path("@class").asText());
  }

  static String simpleName(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  int integer(String field) throws IOException {
    return integer(node.path(field), field);
  }

  private static int integer(JsonNode value, String field) throws IOException {
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw new StudioIOException("domain.layer.missing", field);
    }
    return value.asInt();
  }

  int[] integers(String field, int count) throws IOException {
    JsonNode value = node.path(field);
    if (!value.isArray() || value.size() != count) {
      throw new StudioIOException("domain.layer.missing", field);
    }
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = integer(value.get(i), field);
    }
    return numbers;
  }

  /** Height, then width. */
  int[] pair(String field) throws IOException {
    return integers(field, 2);
  }

  /** Both numbers of a pair, which must be equal. */
  int square(String field) throws IOException {
    int[] pair = pair(field);
    if (pair[0] != pair[1]) {
      throw unsupported(field, pair[0] + "×" + pair[1]);
    }
    return pair[0];
  }

  /** Refuses a pair of other than ones; it may be missing, as before version 1.0. */
  void requireOnes(String field) throws IOException {
    if (node.has(field) && square(field) != 1) {
      throw unsupported(field, Integer.toString(square(field)));
    }
  }

  double number(String field, double otherwise) {
    JsonNode value = node.path(field);
    return value.isNumber() ? value.asDouble() : otherwise;
  }

  boolean flag(String field, boolean otherwise) {
    JsonNode value = node.path(field);
    return value.isBoolean() ? value.asBoolean() : otherwise;
  }

  String text(String field, String otherwise) {
    JsonNode value = node.path(field);
    return value.isTextual() ? value.asText() : otherwise;
  }

  void require(String field, String expected) throws IOException {
    String found = text(field, expected);
    if (!found.equals(expected)) {
      throw unsupported(field, found);
    }
  }

  StudioIOException unsupported(String setting, String value) {
    return new StudioIOException("domain.layer.setting", setting, BoundedJson.quoted(value));
  }

  /**
   * The layer's own activation, or empty for softmax. {@code IDENTITY} where it is a leaky ReLU
   * with a {@link #slope} of its own.
   */
  Optional<Activation> activation() throws IOException {
    LayerNode function = function();
    String type = function.type();
    return switch (type) {
      case "ActivationIdentity" -> Optional.of(Activation.IDENTITY);
      case "ActivationReLU", "ActivationLReLU" -> {
        double slope = function.leak();
        yield Optional.of(
            slope == 0
                ? Activation.RELU
                : isUsual(slope) ? Activation.LEAKY_RELU : Activation.IDENTITY);
      }
      case "ActivationELU" -> {
        if (Math.abs(function.number("alpha", 1) - 1) > TOLERANCE) {
          throw unsupported("alpha", Double.toString(function.number("alpha", 1)));
        }
        yield Optional.of(Activation.ELU);
      }
      case "ActivationTanH" -> Optional.of(Activation.TANH);
      case "ActivationSigmoid" -> Optional.of(Activation.SIGMOID);
      case "ActivationSoftmax" -> Optional.empty();
      default -> throw new StudioIOException("domain.layer.activation", BoundedJson.quoted(type));
    };
  }

  /** The slope of a leaky ReLU that {@link Activation} has no constant for. */
  OptionalDouble slope() throws IOException {
    LayerNode function = function();
    if (!function.type().endsWith("ReLU")) {
      return OptionalDouble.empty();
    }
    double slope = function.leak();
    return slope == 0 || isUsual(slope) ? OptionalDouble.empty() : OptionalDouble.of(slope);
  }

  private static boolean isUsual(double slope) {
    return Math.abs(slope - USUAL_SLOPE) < TOLERANCE;
  }

  private LayerNode function() throws IOException {
    JsonNode function = LegacyNames.activation(node.path("activationFn"));
    if (!function.isObject()) {
      throw new StudioIOException("domain.layer.missing", "activationFn");
    }
    return new LayerNode(function, index);
  }

  /** Returns what this activation multiplies values below zero by. */
  private double leak() throws IOException {
    if (type().equals("ActivationLReLU")) {
      return number("alpha", USUAL_SLOPE);
    }
    for (String setting : new String[] {"threshold", "max"}) {
      if (Math.abs(number(setting, 0)) > TOLERANCE) {
        throw unsupported(setting, Double.toString(number(setting, 0)));
      }
    }
    return number("negativeSlope", 0);
  }

  /** The rate of dropout at this layer's entrance; 0 without dropout. */
  double dropout() throws IOException {
    JsonNode dropout = node.path("idropout");
    // Before version 1.0 a number stood here; other kinds of noise act in training only.
    double keep =
        simpleName(dropout.path("@class").asText()).equals("Dropout")
            ? dropout.path("p").asDouble(1)
            : number("dropOut", 1);
    if (keep == 0) {
      return 0;
    }
    if (!(keep > 0 && keep <= 1)) {
      throw unsupported("dropOut", Double.toString(keep));
    }
    // Deeplearning4j keeps the probability to keep a value: 0.8 is a rate of 0.2.
    return Math.round((1 - keep) * 1e12) / 1e12;
  }
}
