package org.digitstudio.engine.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec.Output;

/**
 * Reads a Deeplearning4j {@code configuration.json}, of anyone's making, into the layers this
 * program knows; whatever else it finds it refuses with half a sentence that says why.
 */
final class ConfigurationReader {
  private static final int MOST_LAYERS = 64;
  private static final Set<String> DENSE = Set.of("DenseLayer", "OutputLayer");

  private ConfigurationReader() {}

  static StoredNetwork read(byte[] json) throws IOException {
    JsonNode root = JsonTrees.read(json, "configuration.json");
    JsonTrees.refuseForeignClasses(root);
    if (root.has("vertices") || root.has("networkInputs")) {
      throw new IOException("its network is a graph; only layers in a row are read");
    }
    List<LayerNode> layers = layers(root.path("confs"));
    JsonNode preprocessors = root.path("inputPreProcessors");
    int last = lastDense(layers);
    SequenceBuilder sequence =
        new SequenceBuilder(input(layers.getFirst(), preprocessors.path("0")));
    for (int i = 0; i < last; i++) {
      check(preprocessors.path(Integer.toString(i)), i, sequence);
      LayerReader.read(layers.get(i), sequence);
    }
    check(preprocessors.path(Integer.toString(last)), last, sequence);
    readEnd(layers.subList(last, layers.size()), sequence);
    return sequence.network();
  }

  private static List<LayerNode> layers(JsonNode confs) throws IOException {
    if (!confs.isArray() || confs.isEmpty() || confs.size() > MOST_LAYERS) {
      throw new IOException(
          "its configuration does not list 1 to %d layers".formatted(MOST_LAYERS));
    }
    List<LayerNode> layers = new ArrayList<>();
    for (JsonNode conf : confs) {
      LayerNode layer = new LayerNode(conf.path("layer"), layers.size());
      layers.add(
          layer.type().equals("FrozenLayer")
              ? new LayerNode(conf.path("layer").path("layer"), layers.size())
              : layer);
    }
    return layers;
  }

  /** The layout the first layer asks for. */
  private static InputLayout input(LayerNode first, JsonNode preprocessor) throws IOException {
    String type = LayerNode.simpleName(preprocessor.path("@class").asText());
    if (type.equals("FeedForwardToCnnPreProcessor")) {
      return InputLayout.CHANNELS_FIRST;
    }
    return switch (first.type()) {
      case "DenseLayer", "OutputLayer" -> InputLayout.FLAT;
      case "ConvolutionLayer", "Convolution2D" ->
          first.integer("nin") == InputLayout.CHANNELS_LAST.shape().channels()
              ? InputLayout.CHANNELS_LAST
              : InputLayout.CHANNELS_FIRST;
      default -> InputLayout.CHANNELS_FIRST;
    };
  }

  /** A preprocessor may only say what the shapes say already. */
  private static void check(JsonNode preprocessor, int index, SequenceBuilder sequence)
      throws IOException {
    if (preprocessor.isMissingNode() || preprocessor.isNull()) {
      return;
    }
    LayerNode node = new LayerNode(preprocessor, index);
    switch (node.type()) {
      case "FeedForwardToCnnPreProcessor" -> {
        if (index != 0) {
          throw node.problem("folds a row back into a picture");
        }
      }
      case "CnnToFeedForwardPreProcessor" -> node.require("format", "NCHW");
      default ->
          throw node.problem(
              "has the preprocessor %s before it".formatted(JsonTrees.shorten(node.type())));
    }
    boolean flatInput = index == 0 && sequence.input() == InputLayout.FLAT;
    var shape = flatInput ? InputLayout.CHANNELS_FIRST.shape() : sequence.shape();
    if (node.integer("inputHeight") != shape.height()
        || node.integer("inputWidth") != shape.width()
        || node.integer("numChannels") != shape.channels()) {
      throw node.problem("expects another size than the %s it gets".formatted(shape));
    }
  }

  private static int lastDense(List<LayerNode> layers) throws IOException {
    for (int i = layers.size() - 1; i >= 0; i--) {
      if (DENSE.contains(layers.get(i).type())) {
        return i;
      }
    }
    throw new IOException("it has no dense layer that puts out the ten digits");
  }

  /** The last sums and whatever makes them probabilities: one softmax, wherever it stands. */
  private static void readEnd(List<LayerNode> end, SequenceBuilder sequence) throws IOException {
    LayerNode sums = end.getFirst();
    int outputs = sums.integer("nout");
    if (outputs != Prediction.CLASSES) {
      throw new IOException("it tells %,d classes apart, not the ten digits".formatted(outputs));
    }
    int softmaxes = 0;
    for (LayerNode layer : end) {
      if (layer != sums && !Set.of("LossLayer", "ActivationLayer").contains(layer.type())) {
        throw layer.problem("is a %s after the last sums".formatted(layer.type()));
      }
      Optional<Activation> activation = layer.activation();
      if (activation.isEmpty()) {
        softmaxes++;
      } else if (activation.get() != Activation.IDENTITY) {
        throw layer.problem("does not end in softmax");
      }
    }
    if (softmaxes != 1) {
      throw new IOException("it does not end in one softmax");
    }
    sequence.dropout(sums);
    Output output = new Output();
    LayerReader.checkInputs(sums, sequence);
    LayerReader.checkDense(sums);
    sequence.add(
        output,
        sums.flag("hasBias", true)
            ? new StoredWeights.AsTheyAre(output)
            : new StoredWeights.NoBias(output, outputs, false));
  }
}
