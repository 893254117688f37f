package org.digitstudio.exchange.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.digitstudio.container.BoundedJson;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.exchange.network.Kernel;
import org.digitstudio.exchange.network.LayerFailure;
import org.digitstudio.exchange.network.NetworkAssembler;
import org.digitstudio.exchange.network.Normalization;

/** Adds Keras's layers to a network, each with its weights. */
final class KerasLayers {
  private final NetworkAssembler network;
  private final KerasWeights weights;

  KerasLayers(NetworkAssembler network, KerasWeights weights) {
    this.network = network;
    this.weights = weights;
  }

  /**
   * Adds a layer.
   *
   * @throws org.digitstudio.domain.StudioIOException if it can't be one of this program's
   */
  void add(KerasLayer layer) throws IOException {
    if (KerasActivation.addLayer(layer, network)) {
      return;
    }
    switch (layer.type()) {
      case "InputLayer", "Identity" -> {}
      // These act in training only.
      case "GaussianNoise", "ActivityRegularization", "RandomRotation", "RandomTranslation" -> {}
      case "RandomZoom", "RandomContrast", "RandomBrightness", "RandomFlip" -> {}
      case "Dropout", "SpatialDropout2D", "GaussianDropout", "AlphaDropout" ->
          network.dropout(layer.number(0, "rate", "p"));
      case "Flatten" -> network.flatten();
      case "Reshape" ->
          network.reshape(KerasLayer.integers(layer.setting("target_shape"), "target_shape"));
      case "Permute" -> permute(layer);
      case "Rescaling" -> network.rescale(layer.number(1, "scale"), layer.number(0, "offset"));
      case "Normalization" -> normalization(layer);
      case "Conv2D", "Convolution2D" -> convolution(layer);
      case "MaxPooling2D", "MaxPool2D" -> pool(layer, Pool.Kind.MAX);
      case "AveragePooling2D", "AvgPool2D" -> pool(layer, Pool.Kind.AVERAGE);
      case "GlobalMaxPooling2D", "GlobalMaxPool2D" -> globalPool(layer, Pool.Kind.MAX);
      case "GlobalAveragePooling2D", "GlobalAvgPool2D" -> globalPool(layer, Pool.Kind.AVERAGE);
      case "ZeroPadding2D" -> zeroPadding(layer);
      case "BatchNormalization", "BatchNormalizationV1" -> batchNorm(layer);
      case "Dense" -> dense(layer);
      default -> throw LayerFailure.type(BoundedJson.quoted(layer.type()));
    }
  }

  /** Keras counts dimensions from 1, the batch being 0. */
  private void permute(KerasLayer layer) throws IOException {
    int[] dims = KerasLayer.integers(layer.setting("dims"), "dims");
    int[] permutation = Arrays.stream(dims).map(d -> d - 1).toArray();
    int[] sorted = permutation.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < sorted.length; i++) {
      if (sorted[i] != i || sorted.length != network.dims().length) {
        throw LayerFailure.setting("dims", Arrays.toString(dims));
      }
    }
    network.transpose(permutation);
  }

  private static void require(KerasLayer layer, int expected, String... setting)
      throws IOException {
    int found = layer.square(expected, setting);
    if (found != expected) {
      throw LayerFailure.setting(setting[0], found);
    }
  }

  private void convolution(KerasLayer layer) throws IOException {
    require(layer, 1, "dilation_rate");
    require(layer, 1, "groups");
    int[] size =
        layer.config().has("nb_row")
            ? new int[] {layer.integer("nb_row"), layer.integer("nb_col")}
            : layer.pair(0, "kernel_size");
    int filters = layer.integer("filters", "nb_filter");
    boolean first = layer.isChannelsFirst();
    int[] dims = network.dims();
    if (dims.length != 3) {
      throw new StudioIOException("domain.layer.needs-maps");
    }
    int channels = first ? dims[0] : dims[2];
    List<String> present = roles(layer, "kernel", "bias");
    float[] kernel = weights.array(layer, "kernel", present, size[0], size[1], channels, filters);
    float[] bias = weights.arrayOr(0, layer, "bias", present, filters);
    network.convolution(
        Kernel.ofChannelsLast(size[0], size[1], channels, filters, kernel, bias),
        layer.square(1, "strides", "subsample"),
        layer.margins(),
        first);
    KerasActivation.add(layer, network);
  }

  private static List<String> roles(KerasLayer layer, String kernel, String bias) {
    return layer.flag("use_bias", "bias") ? List.of(kernel, bias) : List.of(kernel);
  }

  private void pool(KerasLayer layer, Pool.Kind kind) throws IOException {
    int size = layer.square(2, "pool_size");
    network.pool(
        kind, size, layer.square(size, "strides"), layer.margins(), layer.isChannelsFirst());
  }

  private void globalPool(KerasLayer layer, Pool.Kind kind) throws IOException {
    boolean keepDims = layer.setting("keepdims").asBoolean(false);
    network.globalPool(kind, keepDims, layer.isChannelsFirst());
  }

  /** One number for all sides, one for each axis, or two for each axis. */
  private void zeroPadding(KerasLayer layer) throws IOException {
    JsonNode padding = layer.setting("padding");
    int[] rows;
    int[] columns;
    if (padding.isArray() && padding.size() == 2) {
      rows = KerasLayer.integers(padding.get(0), "padding");
      columns = KerasLayer.integers(padding.get(1), "padding");
    } else {
      rows = KerasLayer.integers(padding, "padding");
      columns = rows;
    }
    if (rows.length < 1 || columns.length < 1) {
      throw LayerFailure.setting("padding", BoundedJson.quoted(padding.toString()));
    }
    network.zeroPadding(
        rows[0],
        rows[rows.length - 1],
        columns[0],
        columns[columns.length - 1],
        layer.isChannelsFirst());
  }

  private void batchNorm(KerasLayer layer) throws IOException {
    int rank = network.dims().length;
    JsonNode setting = layer.setting("axis");
    int[] axes = setting.isMissingNode() ? new int[] {-1} : KerasLayer.integers(setting, "axis");
    if (axes.length != 1) {
      throw LayerFailure.setting("axis", setting);
    }
    int axis = axes[0] < 0 ? rank + axes[0] : axes[0] - 1;
    if (axis < 0 || axis >= rank) {
      throw LayerFailure.setting("axis", axes[0]);
    }
    double epsilon = layer.number(1e-3, "epsilon");
    if (!(epsilon > 0 && epsilon < 1)) {
      throw LayerFailure.setting("epsilon", epsilon);
    }
    List<String> present = new ArrayList<>();
    if (layer.flag("scale")) {
      present.add("gamma");
    }
    if (layer.flag("center")) {
      present.add("beta");
    }
    present.addAll(List.of("moving_mean", "moving_variance"));
    int channels = network.dims()[axis];
    network.batchNorm(
        new Normalization(
            weights.arrayOr(1, layer, "gamma", present, channels),
            weights.arrayOr(0, layer, "beta", present, channels),
            weights.arrayOr(0, layer, "moving_mean", present, channels),
            weights.arrayOr(1, layer, "moving_variance", present, channels),
            epsilon),
        axis);
  }

  private void dense(KerasLayer layer) throws IOException {
    int units = layer.integer("units", "output_dim");
    int[] dims = network.dims();
    int inputs = dims[dims.length - 1];
    List<String> present = roles(layer, "kernel", "bias");
    float[] kernel = weights.array(layer, "kernel", present, inputs, units);
    float[] rows = new float[kernel.length];
    for (int input = 0; input < inputs; input++) {
      for (int unit = 0; unit < units; unit++) {
        rows[unit * inputs + input] = kernel[input * units + unit];
      }
    }
    network.dense(units, rows, weights.arrayOr(0, layer, "bias", present, units));
    KerasActivation.add(layer, network);
  }

  /** A mean and a variance, given in the settings or measured and kept as weights. */
  private void normalization(KerasLayer layer) throws IOException {
    double mean = statistic(layer, "mean");
    double variance = statistic(layer, "variance");
    double deviation = Math.max(Math.sqrt(variance), 1e-7);
    network.rescale(1 / deviation, -mean / deviation);
  }

  private double statistic(KerasLayer layer, String role) throws IOException {
    JsonNode value = layer.setting(role);
    while (value.isArray() && value.size() == 1) {
      value = value.get(0);
    }
    if (value.isNumber()) {
      return value.asDouble();
    }
    float[] kept = weights.array(layer, role, List.of("mean", "variance", "count"), 1);
    return kept[0];
  }
}
