package org.digitstudio.engine.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.InputLayout;

/** A layer as Keras describes it. */
final class KerasLayer {
  private final JsonNode config;
  private final LayerNode fields;
  private final String type;

  KerasLayer(JsonNode layer, int index) {
    this.type = layer.path("class_name").asText();
    this.config = layer.path("config");
    this.fields = new LayerNode(config, index);
  }

  /** What the network takes, as its first layer or an {@code InputLayer} says. */
  static InputLayout input(List<KerasLayer> layers, boolean channelsFirst) throws IOException {
    KerasLayer first = layers.getFirst();
    JsonNode shape =
        first.config.has("batch_shape")
            ? first.config.path("batch_shape")
            : first.config.path("batch_input_shape");
    String sides =
        shape.isArray() && shape.size() > 1 && shape.size() < 5
            ? shape.toString().replaceFirst("^\\[[^,]*,", "")
            : "none";
    return switch (sides) {
      case "784]", "28,28]" -> InputLayout.FLAT;
      case "28,28,1]" -> {
        if (channelsFirst) {
          throw new IOException("its pictures have 28 channels in a layout that is not read");
        }
        yield InputLayout.CHANNELS_FIRST;
      }
      case "1,28,28]" -> channelsFirst ? InputLayout.CHANNELS_FIRST : InputLayout.CHANNELS_LAST;
      default ->
          throw new IOException(
              "its network takes neither 28x28 pictures nor 784 values but %s"
                  .formatted(JsonTrees.shorten(shape.toString())));
    };
  }

  String type() {
    return type;
  }

  String name() {
    return fields.text("name", "");
  }

  boolean isSoftmax() {
    return type.equals("Softmax")
        || type.equals("Activation") && fields.text("activation", "").equals("softmax");
  }

  int integer(String field) throws IOException {
    return fields.integer(field);
  }

  int integer(String field, int otherwise) throws IOException {
    return config.has(field) ? fields.integer(field) : otherwise;
  }

  double number(String field, double otherwise) {
    return fields.number(field, otherwise);
  }

  boolean flag(String field, boolean otherwise) {
    return fields.flag(field, otherwise);
  }

  String text(String field, String otherwise) {
    return fields.text(field, otherwise);
  }

  int[] pair(String field) throws IOException {
    return fields.pair(field);
  }

  int square(String field, int otherwise) throws IOException {
    return config.path(field).isArray() ? fields.square(field) : otherwise;
  }

  void require(String field, String expected) throws IOException {
    String found = fields.text(field, "channels_last");
    if (!found.equals(expected)) {
      throw problem("has %s %s, unlike others".formatted(field, JsonTrees.shorten(found)));
    }
  }

  /**
   * @param channels the axis of the channels, counted with the batch
   * @param last whether that is the last one, which may also be called -1
   */
  void requireAxis(int channels, boolean last) throws IOException {
    JsonNode axis = config.path("axis");
    int found = axis.isArray() && axis.size() == 1 ? axis.get(0).asInt() : axis.asInt(-1);
    if (found != channels && !(last && found == -1)) {
      throw problem("normalises another axis than the channels");
    }
  }

  /** Empty for softmax. */
  Optional<Activation> activation() throws IOException {
    String function = fields.text("activation", config.has("activation") ? "?" : "linear");
    return switch (function) {
      case "linear" -> Optional.of(Activation.IDENTITY);
      case "relu" -> Optional.of(Activation.RELU);
      case "elu" -> Optional.of(Activation.ELU);
      case "tanh" -> Optional.of(Activation.TANH);
      case "sigmoid" -> Optional.of(Activation.SIGMOID);
      case "softmax" -> Optional.empty();
      default -> throw problem("has the activation %s".formatted(JsonTrees.shorten(function)));
    };
  }

  Activation plainRelu() throws IOException {
    boolean plain =
        !config.path("max_value").isNumber()
            && fields.number("negative_slope", 0) == 0
            && fields.number("threshold", 0) == 0;
    if (!plain) {
      throw problem("is a ReLU with a bend of its own");
    }
    return Activation.RELU;
  }

  IOException problem(String what) {
    return fields.problem(what);
  }
}
