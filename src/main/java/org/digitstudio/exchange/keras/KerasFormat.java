package org.digitstudio.exchange.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitstudio.container.BoundedJson;
import org.digitstudio.container.StrictZip;
import org.digitstudio.domain.Failure;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.ModelCard;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.port.ModelFormat;
import org.digitstudio.exchange.hdf5.Hdf5File;
import org.digitstudio.exchange.network.LayerFailure;
import org.digitstudio.exchange.network.NetworkAssembler;

/**
 * Whole models that Keras 1 to 3 saved, as {@code .h5} or {@code .keras}, and weights alone of a
 * network that this program knows.
 */
public final class KerasFormat implements ModelFormat {
  private static final String CONFIG = "config.json";
  private static final String WEIGHTS = "model.weights.h5";
  private static final int MAX_JSON = 1 << 20;
  private static final int MAX_ENTRIES = 64;
  private static final int MAX_WEIGHTS = 256 << 20;

  private final Map<String, NetworkSpec> known;

  /**
   * @param known networks that weights alone may belong to, by the name of their recipe
   */
  public KerasFormat(Map<String, NetworkSpec> known) {
    this.known = Map.copyOf(known);
  }

  @Override
  public boolean recognizes(byte[] content) {
    if (!StrictZip.isZip(content)) {
      return Hdf5File.isHdf5(content);
    }
    try {
      return StrictZip.open(content, MAX_ENTRIES).names().contains(WEIGHTS);
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public Model read(byte[] content, String name) throws IOException {
    ModelCard card = ModelCard.unknown(name);
    if (StrictZip.isZip(content)) {
      StrictZip zip = StrictZip.open(content, MAX_ENTRIES);
      JsonNode model = BoundedJson.read(entry(zip, CONFIG, MAX_JSON), CONFIG);
      return read(model, Hdf5File.open(entry(zip, WEIGHTS, MAX_WEIGHTS)), card);
    }
    Hdf5File file = Hdf5File.open(content);
    Optional<byte[]> json = file.text(file.root(), "model_config", MAX_JSON);
    return json.isPresent()
        ? read(BoundedJson.read(json.get(), "model_config"), file, card)
        : new WeightsOnly(file, known).read(card);
  }

  private static byte[] entry(StrictZip zip, String name, int maxBytes) throws IOException {
    return zip.read(name, maxBytes)
        .orElseThrow(() -> new StudioIOException("container.zip.missing", name));
  }

  private static Model read(JsonNode model, Hdf5File file, ModelCard card) throws IOException {
    List<KerasLayer> layers = KerasGraph.layers(model);
    return assemble(layers, inputDims(model, layers), weights(file, layers), card);
  }

  /** Finds the weights: by name under {@code model_weights}, or by number. */
  private static KerasWeights weights(Hdf5File file, List<KerasLayer> layers) throws IOException {
    Integer named = file.children(file.root()).get("model_weights");
    if (named != null) {
      return new NamedWeights(file, named);
    }
    return NumberedWeights.open(file, layers)
        .orElseThrow(() -> new StudioIOException("exchange.keras.no-weights"));
  }

  static Model assemble(
      List<KerasLayer> layers, int[] inputDims, KerasWeights weights, ModelCard card)
      throws IOException {
    boolean first =
        layers.stream()
            .filter(KerasLayer::namesChannels)
            .findFirst()
            .map(KerasLayer::isChannelsFirst)
            .orElse(false);
    NetworkAssembler network = new NetworkAssembler(first, inputDims);
    KerasLayers reader = new KerasLayers(network, weights);
    for (KerasLayer layer : layers) {
      try {
        reader.add(layer);
      } catch (StudioIOException | StudioException e) {
        throw layer.problem((Failure) e);
      } catch (IllegalArgumentException e) {
        throw layer.problem(new StudioIOException(e, "domain.layer.range"));
      }
    }
    return network.model(card);
  }

  /** Returns the dimensions that the first layer or the model says it takes, without the batch. */
  private static int[] inputDims(JsonNode model, List<KerasLayer> layers) throws IOException {
    for (KerasLayer layer : layers) {
      JsonNode shape = layer.setting("batch_shape", "batch_input_shape");
      if (shape.isArray()) {
        return withoutBatch(shape);
      }
      JsonNode width = layer.setting("input_dim");
      if (width.isInt()) {
        return new int[] {width.asInt()};
      }
    }
    JsonNode built = model.path("config").path("build_input_shape");
    if (!built.isArray()) {
      built = model.path("build_config").path("input_shape");
    }
    if (!built.isArray()) {
      throw LayerFailure.missing("batch_input_shape");
    }
    return withoutBatch(built);
  }

  private static int[] withoutBatch(JsonNode shape) throws IOException {
    if (shape.size() < 2 || shape.size() > 4) {
      throw new StudioIOException("exchange.input-shape", BoundedJson.quoted(shape.toString()));
    }
    int[] dims = new int[shape.size() - 1];
    for (int i = 0; i < dims.length; i++) {
      // A side that any image may have is 28 here.
      dims[i] = shape.get(i + 1).isNull() ? 28 : shape.get(i + 1).asInt();
    }
    if (Arrays.stream(dims).anyMatch(side -> side < 1)) {
      throw new StudioIOException("exchange.input-shape", BoundedJson.quoted(shape.toString()));
    }
    return dims;
  }
}
