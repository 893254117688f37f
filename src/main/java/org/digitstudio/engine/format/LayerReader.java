package org.digitstudio.engine.format;

import java.io.IOException;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.LayerSpec.Activate;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.domain.network.Padding;
import org.digitstudio.domain.network.Shape;

/** Reads one of Deeplearning4j's layers that may stand before the last. */
final class LayerReader {
  private static final String CNN = "NCHW";

  private LayerReader() {}

  static void read(LayerNode node, SequenceBuilder sequence) throws IOException {
    String type = node.type();
    sequence.dropout(node);
    try {
      switch (type) {
        case "ConvolutionLayer", "Convolution2D" -> convolution(node, sequence);
        case "SubsamplingLayer", "Pooling2D" -> pool(node, sequence);
        case "GlobalPoolingLayer" -> globalPool(node, sequence);
        case "BatchNormalization" -> normalization(node, sequence);
        case "DenseLayer" -> dense(node, sequence);
        case "ActivationLayer" -> add(sequence, new Activate(activation(node)));
        case "DropoutLayer" -> {
          // Its dropout, if any, is in place already.
        }
        default -> throw node.problem("is a %s".formatted(JsonTrees.shorten(type)));
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(node.problem("cannot be: " + e.getMessage()).getMessage(), e);
    }
  }

  private static void add(SequenceBuilder sequence, LayerSpec layer) throws IOException {
    sequence.add(layer, new StoredWeights.AsTheyAre(layer));
  }

  private static Activation activation(LayerNode node) throws IOException {
    return node.activation()
        .orElseThrow(() -> node.problem("puts a softmax in the middle of the network"));
  }

  private static void convolution(LayerNode node, SequenceBuilder sequence) throws IOException {
    node.require("cnn2dDataFormat", CNN);
    int[] kernel = node.pair("kernelSize");
    int stride = node.square("stride");
    if (node.square("dilation") != 1) {
      throw node.problem("is dilated");
    }
    if (node.integer("nin") != sequence.shape().channels()) {
      throw node.problem(
          "expects %,d channels and gets %,d"
              .formatted(node.integer("nin"), sequence.shape().channels()));
    }
    Convolution layer =
        new Convolution(
            node.integer("nout"),
            kernel[0],
            kernel[1],
            stride,
            padding(node, kernel, stride),
            activation(node));
    sequence.add(
        layer,
        node.flag("hasBias", true)
            ? new StoredWeights.AsTheyAre(layer)
            : new StoredWeights.NoBias(layer, layer.filters(), true));
  }

  private static Padding padding(LayerNode node, int[] window, int stride) throws IOException {
    String mode = node.text("convolutionMode", "Truncate");
    if (mode.equals("Same")) {
      return Padding.SAME;
    }
    if (!mode.equals("Truncate") && !mode.equals("Strict")) {
      throw node.problem("pads in the mode %s".formatted(JsonTrees.shorten(mode)));
    }
    int[] padding = node.pair("padding");
    if (padding[0] == 0 && padding[1] == 0) {
      return Padding.VALID;
    }
    if (stride == 1 && 2 * padding[0] == window[0] - 1 && 2 * padding[1] == window[1] - 1) {
      return Padding.SAME;
    }
    throw node.problem("is padded by %d x %d".formatted(padding[0], padding[1]));
  }

  private static void pool(LayerNode node, SequenceBuilder sequence) throws IOException {
    node.require("cnn2dDataFormat", CNN);
    int size = node.square("kernelSize");
    int stride = node.square("stride");
    if (node.square("dilation") != 1) {
      throw node.problem("is dilated");
    }
    Padding padding = padding(node, new int[] {size, size}, stride);
    Pool.Kind kind = kind(node);
    if (kind == Pool.Kind.AVERAGE
        && padding == Padding.SAME
        && node.flag("avgPoolIncludePadInDivisor", false)) {
      throw node.problem("counts its padding in the mean");
    }
    add(sequence, new Pool(kind, size, stride, padding));
  }

  private static Pool.Kind kind(LayerNode node) throws IOException {
    String type = node.text("poolingType", "");
    return switch (type) {
      case "MAX" -> Pool.Kind.MAX;
      case "AVG" -> Pool.Kind.AVERAGE;
      default -> throw node.problem("pools by %s".formatted(JsonTrees.shorten(type)));
    };
  }

  /** A pool of one window that takes in everything. */
  private static void globalPool(LayerNode node, SequenceBuilder sequence) throws IOException {
    Shape shape = sequence.shape();
    if (shape.height() != shape.width()) {
      throw node.problem("pools a whole picture that is not square");
    }
    add(sequence, new Pool(kind(node), shape.height(), shape.height(), Padding.VALID));
  }

  private static void normalization(LayerNode node, SequenceBuilder sequence) throws IOException {
    node.require("cnn2DFormat", CNN);
    if (node.integer("nin") != sequence.shape().channels()) {
      throw node.problem("normalises another number of channels than it gets");
    }
    double epsilon = node.number("eps", BatchNorm.EPSILON);
    if (!(epsilon > 0 && epsilon < 1)) {
      throw node.problem("has an epsilon of %s".formatted(epsilon));
    }
    sequence.add(
        new BatchNorm(),
        new StoredWeights.Normalization(
            node.flag("lockGammaBeta", false),
            (float) node.number("gamma", 1),
            (float) node.number("beta", 0),
            node.flag("useLogStd", false),
            epsilon));
  }

  private static void dense(LayerNode node, SequenceBuilder sequence) throws IOException {
    checkInputs(node, sequence);
    checkDense(node);
    Dense layer = new Dense(node.integer("nout"), activation(node));
    sequence.add(
        layer,
        node.flag("hasBias", true)
            ? new StoredWeights.AsTheyAre(layer)
            : new StoredWeights.NoBias(layer, layer.units(), false));
  }

  static void checkInputs(LayerNode node, SequenceBuilder sequence) throws IOException {
    if (node.integer("nin") != sequence.shape().size()) {
      throw node.problem(
          "expects %,d inputs and gets %,d"
              .formatted(node.integer("nin"), sequence.shape().size()));
    }
  }

  static void checkDense(LayerNode node) throws IOException {
    if (node.flag("hasLayerNorm", false)) {
      throw node.problem("normalises its sums by layer");
    }
  }
}
