package org.digitstudio.engine.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.LayerSpec.Activate;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.Dropout;
import org.digitstudio.domain.network.LayerSpec.Output;
import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.ModelCard;
import org.digitstudio.domain.network.Padding;

/**
 * Reads a whole model that Keras 2 or 3 saved as {@code .h5}: a sequence of layers on 28x28 or 784
 * values. Deeplearning4j's own import is not used, for it hands the file to HDF5's C library inside
 * this very program.
 */
final class KerasReader {
  private static final int MOST_JSON = 1 << 20;
  private static final int MOST_LAYERS = 64;

  private final KerasWeights weights;
  private final SequenceBuilder sequence;
  private final boolean channelsFirst;

  /** Whether the maps were laid out in a row, and then how: rows before channels or not. */
  private boolean flat;

  private KerasReader(KerasWeights weights, InputLayout input, boolean channelsFirst) {
    this.weights = weights;
    this.sequence = new SequenceBuilder(input);
    this.channelsFirst = channelsFirst;
    this.flat = input == InputLayout.FLAT;
  }

  /**
   * @param name for the model's card
   * @throws IOException half a sentence
   */
  static Model read(byte[] content, String name) throws IOException {
    Hdf5File file = Hdf5File.open(content);
    byte[] json =
        file.text(file.root(), "model_config", MOST_JSON)
            .orElseThrow(
                () ->
                    new IOException(
                        "it holds no network, only weights at best; save the whole model in"
                            + " Keras"));
    JsonNode model = JsonTrees.read(json, "model_config");
    if (!model.path("class_name").asText().equals("Sequential")) {
      throw new IOException("its network is no Sequential one; only layers in a row are read");
    }
    JsonNode config = model.path("config");
    List<KerasLayer> layers = layers(config.isArray() ? config : config.path("layers"));
    boolean channelsFirst =
        layers.stream().anyMatch(l -> l.text("data_format", "").equals("channels_first"));
    KerasReader reader =
        new KerasReader(
            KerasWeights.open(file), KerasLayer.input(layers, channelsFirst), channelsFirst);
    reader.addAll(layers);
    StoredNetwork network = reader.sequence.network();
    return new Model(
        ModelCard.unknown(name), network.spec(), network.parameters(reader.weights.all()));
  }

  private static List<KerasLayer> layers(JsonNode list) throws IOException {
    if (!list.isArray() || list.isEmpty() || list.size() > MOST_LAYERS) {
      throw new IOException(
          "its configuration does not list 1 to %d layers".formatted(MOST_LAYERS));
    }
    List<KerasLayer> layers = new ArrayList<>();
    for (JsonNode layer : list) {
      layers.add(new KerasLayer(layer, layers.size()));
    }
    return layers;
  }

  private void addAll(List<KerasLayer> layers) throws IOException {
    boolean softmax = false;
    for (int i = 0; i < layers.size(); i++) {
      KerasLayer layer = layers.get(i);
      if (softmax) {
        throw layer.problem("comes after the softmax");
      }
      try {
        softmax = add(layer, i + 1 < layers.size() && layers.get(i + 1).isSoftmax());
      } catch (IllegalArgumentException e) {
        throw new IOException(layer.problem("cannot be: " + e.getMessage()).getMessage(), e);
      }
      if (softmax && i + 1 < layers.size() && layers.get(i + 1).isSoftmax()) {
        i++;
      }
    }
    if (!softmax) {
      throw new IOException("its network does not end in a softmax over ten digits");
    }
  }

  /**
   * @param softmaxFollows as a layer of its own
   * @return whether that was the network's end
   */
  private boolean add(KerasLayer layer, boolean softmaxFollows) throws IOException {
    switch (layer.type()) {
      case "InputLayer" -> {
        // Its shape is known already.
      }
      case "Flatten" -> flatten(layer);
      case "Conv2D", "Convolution2D" -> convolution(layer);
      case "MaxPooling2D" -> pool(layer, Pool.Kind.MAX);
      case "AveragePooling2D" -> pool(layer, Pool.Kind.AVERAGE);
      case "BatchNormalization" -> normalization(layer);
      case "Dropout" -> keep(new Dropout(layer.number("rate", 0)));
      case "Activation" -> keep(new Activate(middle(layer)));
      case "ReLU" -> keep(new Activate(layer.plainRelu()));
      case "Dense" -> {
        return dense(layer, softmaxFollows);
      }
      default -> throw layer.problem("is a %s".formatted(JsonTrees.shorten(layer.type())));
    }
    return false;
  }

  private void keep(LayerSpec layer) throws IOException {
    sequence.add(layer, new StoredWeights.AsTheyAre(layer));
  }

  private static Activation middle(KerasLayer layer) throws IOException {
    return layer
        .activation()
        .orElseThrow(() -> layer.problem("puts a softmax in the middle of the network"));
  }

  private void flatten(KerasLayer layer) throws IOException {
    boolean spoken = layer.text("data_format", "channels_last").equals("channels_first");
    if (channelsFirst && !spoken && sequence.shape().channels() > 1) {
      throw layer.problem("lays channels_first maps out as if they were channels_last");
    }
    flat = true;
  }

  private void spatial(KerasLayer layer) throws IOException {
    layer.require("data_format", channelsFirst ? "channels_first" : "channels_last");
    if (flat) {
      throw layer.problem("needs a picture and gets values in a row");
    }
  }

  private void convolution(KerasLayer layer) throws IOException {
    spatial(layer);
    if (layer.square("dilation_rate", 1) != 1 || layer.integer("groups", 1) != 1) {
      throw layer.problem("is dilated or in groups");
    }
    int[] kernel = layer.pair("kernel_size");
    Convolution convolution =
        new Convolution(
            layer.integer("filters"),
            kernel[0],
            kernel[1],
            layer.square("strides", 1),
            padding(layer),
            middle(layer));
    weights.convolution(layer, convolution, sequence.shape().channels());
    keep(convolution);
  }

  private static Padding padding(KerasLayer layer) throws IOException {
    String padding = layer.text("padding", "valid");
    return switch (padding) {
      case "same" -> Padding.SAME;
      case "valid" -> Padding.VALID;
      default -> throw layer.problem("pads in the mode " + JsonTrees.shorten(padding));
    };
  }

  private void pool(KerasLayer layer, Pool.Kind kind) throws IOException {
    spatial(layer);
    int size = layer.square("pool_size", 2);
    if (kind == Pool.Kind.AVERAGE && padding(layer) == Padding.SAME) {
      // Keras leaves the border out of the mean; here it counts, as in Deeplearning4j.
      throw layer.problem("takes the mean at the border in a way that is not read");
    }
    keep(new Pool(kind, size, layer.square("strides", size), padding(layer)));
  }

  private void normalization(KerasLayer layer) throws IOException {
    boolean row = sequence.shape().height() * sequence.shape().width() == 1;
    if (flat && !row) {
      throw layer.problem("normalises values in a row one by one");
    }
    // A dense layer's output has no places: its channels are the last axis, and the first.
    layer.requireAxis(channelsFirst || row ? 1 : 3, row || !channelsFirst);
    double epsilon = layer.number("epsilon", 1e-3);
    if (!(epsilon > 0 && epsilon < 1)) {
      throw layer.problem("has an epsilon of %s".formatted(epsilon));
    }
    weights.normalization(layer, sequence.shape().channels());
    sequence.add(new BatchNorm(), new StoredWeights.Normalization(false, 1, 0, false, epsilon));
  }

  private boolean dense(KerasLayer layer, boolean softmaxFollows) throws IOException {
    if (!flat) {
      throw layer.problem("works on each place of a picture; a Flatten is missing before it");
    }
    Optional<Activation> activation = layer.activation();
    int units = layer.integer("units");
    boolean end =
        activation.isEmpty()
            || softmaxFollows && activation.equals(Optional.of(Activation.IDENTITY));
    if (end && units != Prediction.CLASSES) {
      throw layer.problem("ends in %,d answers, not ten".formatted(units));
    }
    Dense dense = new Dense(units, activation.orElse(Activation.IDENTITY));
    weights.dense(layer, units, sequence.shape());
    keep(end ? new Output() : dense);
    return end;
  }
}
