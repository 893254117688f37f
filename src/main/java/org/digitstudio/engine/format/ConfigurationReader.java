package org.digitstudio.engine.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.digitstudio.container.BoundedJson;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec.Output;
import org.digitstudio.domain.network.NetworkBuilder;
import org.digitstudio.domain.network.Shape;

/**
 * Reads a Deeplearning4j {@code configuration.json}, whoever wrote it, into the layers this program
 * knows.
 */
final class ConfigurationReader {
  private static final int MAX_LAYERS = 64;
  private static final Set<String> DENSE = Set.of("DenseLayer", "OutputLayer");
  private static final Set<String> AFTER_LOGITS = Set.of("LossLayer", "ActivationLayer");

  private final NetworkBuilder network;
  private final LayerReader layers;

  private ConfigurationReader(NetworkBuilder network, WeightCursor weights) {
    this.network = network;
    this.layers = new LayerReader(network, weights);
  }

  /**
   * Reads the network and takes its parameters from {@code weights}.
   *
   * @throws StudioIOException if a layer is none of this program's, or the parameters don't fit
   */
  static NetworkBuilder read(byte[] json, WeightCursor weights) throws IOException {
    JsonNode root = BoundedJson.read(json, "configuration.json");
    ForeignClasses.refuse(root);
    if (root.has("vertices") || root.has("networkInputs")) {
      throw new StudioIOException("engine.model.graph");
    }
    List<LayerNode> nodes = layers(root.path("confs"));
    JsonNode preprocessors = root.path("inputPreProcessors");
    int last = lastDense(nodes);
    NetworkBuilder network =
        new NetworkBuilder(
            input(nodes.getFirst(), LegacyNames.preprocessor(preprocessors.path("0"))));
    ConfigurationReader reader = new ConfigurationReader(network, weights);
    for (int i = 0; i <= last; i++) {
      LayerNode node = nodes.get(i);
      JsonNode preprocessor = preprocessors.path(Integer.toString(i));
      boolean end = i == last;
      node.run(
          () -> {
            reader.check(LegacyNames.preprocessor(preprocessor), node.index());
            if (!end) {
              reader.layers.read(node);
            }
          });
    }
    reader.readEnd(nodes.subList(last, nodes.size()));
    weights.requireEnd();
    return network;
  }

  private static List<LayerNode> layers(JsonNode confs) throws IOException {
    if (!confs.isArray() || confs.isEmpty() || confs.size() > MAX_LAYERS) {
      throw new StudioIOException("engine.model.layer-count", MAX_LAYERS);
    }
    List<LayerNode> layers = new ArrayList<>();
    for (JsonNode conf : confs) {
      JsonNode layer = LegacyNames.layer(conf.path("layer"));
      boolean frozen = layer.path("@class").asText().endsWith(".FrozenLayer");
      layers.add(new LayerNode(frozen ? layer.path("layer") : layer, layers.size()));
    }
    return layers;
  }

  /** The layout that the first layer needs. */
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

  /** A preprocessor may only repeat what the shapes say already. */
  private void check(JsonNode preprocessor, int index) throws IOException {
    if (preprocessor.isMissingNode() || preprocessor.isNull()) {
      return;
    }
    LayerNode node = new LayerNode(preprocessor, index);
    switch (node.type()) {
      case "FeedForwardToCnnPreProcessor" -> {
        if (index != 0) {
          throw new StudioIOException("domain.layer.needs-maps");
        }
      }
      case "CnnToFeedForwardPreProcessor" -> node.require("format", "NCHW");
      default -> throw new StudioIOException("domain.layer.type", BoundedJson.quoted(node.type()));
    }
    boolean flatInput = index == 0 && network.input() == InputLayout.FLAT;
    Shape shape = flatInput ? InputLayout.CHANNELS_FIRST.shape() : network.shape();
    if (node.integer("inputHeight") != shape.height()
        || node.integer("inputWidth") != shape.width()
        || node.integer("numChannels") != shape.channels()) {
      throw new StudioIOException("domain.layer.shape", shape.toString());
    }
  }

  private static int lastDense(List<LayerNode> layers) throws IOException {
    for (int i = layers.size() - 1; i >= 0; i--) {
      if (DENSE.contains(layers.get(i).type())) {
        return i;
      }
    }
    throw new StudioIOException("engine.model.no-dense");
  }

  /** Reads the logits' layer and what makes them probabilities: one softmax, wherever it is. */
  private void readEnd(List<LayerNode> end) throws IOException {
    LayerNode logits = end.getFirst();
    int outputs = logits.integer("nout");
    if (outputs != Prediction.CLASSES) {
      throw new StudioIOException("domain.network.outputs", outputs);
    }
    int softmaxes = 0;
    for (LayerNode layer : end) {
      if (layer != logits && !AFTER_LOGITS.contains(layer.type())) {
        throw new StudioIOException("domain.network.no-softmax");
      }
      Optional<Activation> activation = layer.activation();
      if (activation.isEmpty()) {
        softmaxes++;
      } else if (activation.get() != Activation.IDENTITY) {
        throw new StudioIOException("domain.network.no-softmax");
      }
    }
    if (softmaxes != 1) {
      throw new StudioIOException("domain.network.no-softmax");
    }
    logits.run(() -> layers.readDense(logits, new Output(), outputs));
  }
}
