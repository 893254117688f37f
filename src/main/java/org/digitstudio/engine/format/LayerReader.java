package org.digitstudio.engine.format;

import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.digitstudio.container.BoundedJson;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.LayerSpec.Activate;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.Dropout;
import org.digitstudio.domain.network.LayerSpec.LeakyRelu;
import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.domain.network.LayerSpec.ZeroPadding;
import org.digitstudio.domain.network.NetworkBuilder;
import org.digitstudio.domain.network.Padding;
import org.digitstudio.domain.network.Shape;

/** Reads Deeplearning4j's layers, each with its parameters. */
final class LayerReader {
  private static final String CHANNELS_FIRST = "NCHW";

  private final NetworkBuilder network;
  private final WeightCursor weights;

  LayerReader(NetworkBuilder network, WeightCursor weights) {
    this.network = network;
    this.weights = weights;
  }

  /** Reads a layer that comes before the last dense one. */
  void read(LayerNode node) throws IOException {
    String type = node.type();
    switch (type) {
      case "ConvolutionLayer", "Convolution2D" -> convolution(node);
      case "SubsamplingLayer", "Pooling2D" -> pool(node);
      case "GlobalPoolingLayer" -> globalPool(node);
      case "ZeroPaddingLayer" -> zeroPadding(node);
      case "BatchNormalization" -> normalization(node);
      case "DenseLayer" -> {
        int units = node.integer("nout");
        readDense(node, new Dense(units, activation(node)), units);
        addSlope(node);
      }
      case "ActivationLayer" -> {
        dropout(node);
        Activation activation = activation(node);
        if (activation != Activation.IDENTITY || node.slope().isEmpty()) {
          network.add(new Activate(activation));
        }
        addSlope(node);
      }
      case "DropoutLayer" -> dropout(node);
      default -> throw new StudioIOException("domain.layer.type", BoundedJson.quoted(type));
    }
  }

  /** Adds the dropout at a layer's entrance as a layer of its own. */
  private void dropout(LayerNode node) throws IOException {
    double rate = node.dropout();
    if (rate > 0) {
      network.add(new Dropout(rate));
    }
  }

  /** Adds the leaky ReLU that an activation with a slope of its own is. */
  private void addSlope(LayerNode node) throws IOException {
    OptionalDouble slope = node.slope();
    if (slope.isPresent()) {
      network.add(new LeakyRelu(slope.getAsDouble()));
    }
  }

  private static Activation activation(LayerNode node) throws IOException {
    return node.activation()
        .orElseThrow(() -> new StudioIOException("domain.layer.softmax-inside"));
  }

  private void convolution(LayerNode node) throws IOException {
    dropout(node);
    node.require("cnn2dDataFormat", CHANNELS_FIRST);
    node.requireOnes("dilation");
    int channels = network.shape().channels();
    if (node.integer("nin") != channels) {
      throw new StudioIOException("domain.layer.shape", network.shape().toString());
    }
    int[] kernel = node.pair("kernelSize");
    int stride = node.square("stride");
    Padding padding = padding(node, kernel, stride);
    Convolution layer =
        new Convolution(
            node.integer("nout"), kernel[0], kernel[1], stride, padding, activation(node));
    int count = network.parametersOf(layer);
    int filters = layer.filters();
    if (node.flag("hasBias", true)) {
      network.add(layer, weights.take(count));
    } else {
      network.add(layer, joined(new float[filters], weights.take(count - filters)));
    }
    addSlope(node);
  }

  private static float[] joined(float[] first, float[] second) {
    float[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  /** Rows and columns of zeros that no rule of ours adds become a layer of their own. */
  private Padding padding(LayerNode node, int[] window, int stride) throws IOException {
    String mode = node.text("convolutionMode", "Truncate");
    if (mode.equals("Same")) {
      return Padding.SAME;
    }
    if (!mode.equals("Truncate") && !mode.equals("Strict")) {
      throw node.unsupported("convolutionMode", mode);
    }
    int[] margins = node.pair("padding");
    if (margins[0] == 0 && margins[1] == 0) {
      return Padding.VALID;
    }
    if (stride == 1 && 2 * margins[0] == window[0] - 1 && 2 * margins[1] == window[1] - 1) {
      return Padding.SAME;
    }
    if (node.type().startsWith("Conv")) {
      network.add(new ZeroPadding(margins[0], margins[0], margins[1], margins[1]));
      return Padding.VALID;
    }
    throw node.unsupported("padding", margins[0] + "×" + margins[1]);
  }

  private void pool(LayerNode node) throws IOException {
    dropout(node);
    node.require("cnn2dDataFormat", CHANNELS_FIRST);
    node.requireOnes("dilation");
    int size = node.square("kernelSize");
    int stride = node.square("stride");
    Padding padding = padding(node, new int[] {size, size}, stride);
    Pool.Kind kind = kind(node);
    if (kind == Pool.Kind.AVERAGE
        && padding == Padding.SAME
        && node.flag("avgPoolIncludePadInDivisor", false)) {
      throw node.unsupported("avgPoolIncludePadInDivisor", "true");
    }
    network.add(new Pool(kind, size, stride, padding));
  }

  private static Pool.Kind kind(LayerNode node) throws IOException {
    String type = node.text("poolingType", "");
    return switch (type) {
      case "MAX" -> Pool.Kind.MAX;
      case "AVG" -> Pool.Kind.AVERAGE;
      default -> throw node.unsupported("poolingType", type);
    };
  }

  /** A pool with one window that covers the whole map. */
  private void globalPool(LayerNode node) throws IOException {
    dropout(node);
    Shape shape = network.shape();
    if (shape.height() != shape.width()) {
      throw new StudioIOException("domain.layer.not-square");
    }
    network.add(new Pool(kind(node), shape.height(), shape.height(), Padding.VALID));
  }

  private void zeroPadding(LayerNode node) throws IOException {
    dropout(node);
    int[] sides = node.integers("padding", 4);
    network.add(new ZeroPadding(sides[0], sides[1], sides[2], sides[3]));
  }

  private void normalization(LayerNode node) throws IOException {
    dropout(node);
    node.require("cnn2DFormat", CHANNELS_FIRST);
    int channels = network.shape().channels();
    if (node.integer("nin") != channels) {
      throw new StudioIOException("domain.layer.shape", network.shape().toString());
    }
    double epsilon = node.number("eps", BatchNorm.EPSILON);
    if (!(epsilon > 0 && epsilon < 1)) {
      throw node.unsupported("eps", Double.toString(epsilon));
    }
    boolean locked = node.flag("lockGammaBeta", false);
    float[] gammaAndBeta = locked ? fixed(node, channels) : weights.take(2 * channels);
    float[] statistics = weights.take(2 * channels);
    for (int c = channels; c < 2 * channels; c++) {
      // With useLogStd the file holds the deviation's decimal logarithm instead of the variance.
      double variance =
          node.flag("useLogStd", false) ? Math.pow(10, 2 * statistics[c]) : statistics[c];
      statistics[c] = NetworkBuilder.variance(variance, epsilon);
    }
    network.add(new BatchNorm(), joined(gammaAndBeta, statistics));
  }

  private static float[] fixed(LayerNode node, int channels) {
    float[] values = new float[2 * channels];
    Arrays.fill(values, 0, channels, (float) node.number("gamma", 1));
    Arrays.fill(values, channels, 2 * channels, (float) node.number("beta", 0));
    return values;
  }

  /** Reads a dense layer, the last one included. */
  void readDense(LayerNode node, LayerSpec layer, int units) throws IOException {
    dropout(node);
    if (node.integer("nin") != network.shape().size()) {
      throw new StudioIOException("domain.layer.shape", network.shape().toString());
    }
    if (node.flag("hasLayerNorm", false)) {
      throw node.unsupported("hasLayerNorm", "true");
    }
    int count = network.parametersOf(layer);
    if (node.flag("hasBias", true)) {
      network.add(layer, weights.take(count));
    } else {
      network.add(layer, Arrays.copyOf(weights.take(count - units), count));
    }
  }
}
