package org.digitstudio.exchange.onnx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.digitstudio.container.BoundedJson;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.exchange.network.Kernel;
import org.digitstudio.exchange.network.LayerFailure;
import org.digitstudio.exchange.network.Margins;
import org.digitstudio.exchange.network.NetworkAssembler;
import org.digitstudio.exchange.network.Normalization;

/** Adds ONNX operators to a network. What flows is always an operator's first input. */
final class OnnxLayers {
  private final NetworkAssembler network;
  private final ConstantFolding constants;
  private final OnnxArithmetic arithmetic;
  private final int batch;

  /**
   * @param batch how many images the graph was exported for; 1 where any number may enter
   */
  OnnxLayers(NetworkAssembler network, ConstantFolding constants, int batch) {
    this.network = network;
    this.constants = constants;
    this.arithmetic = new OnnxArithmetic(network, constants);
    this.batch = batch;
  }

  /**
   * Adds an operator.
   *
   * @throws StudioIOException if this program has no layer for it
   */
  void add(OnnxNode node) throws IOException {
    switch (node.type()) {
      case "Identity", "Cast" -> {}
      case "Relu" -> network.activation(Activation.RELU);
      case "Tanh" -> network.activation(Activation.TANH);
      case "Sigmoid" -> network.activation(Activation.SIGMOID);
      case "LeakyRelu" -> network.leakyRelu(rounded(node.number("alpha", 0.01)));
      case "Elu" -> {
        if (node.number("alpha", 1) != 1) {
          throw LayerFailure.setting("alpha", node.number("alpha", 1));
        }
        network.activation(Activation.ELU);
      }
      case "Softmax", "LogSoftmax" -> network.softmax();
      case "Dropout" -> dropout(node);
      case "Conv" -> convolution(node);
      case "MaxPool" -> pool(node, Pool.Kind.MAX);
      case "AveragePool" -> pool(node, Pool.Kind.AVERAGE);
      case "GlobalMaxPool" -> network.globalPool(Pool.Kind.MAX, true, true);
      case "GlobalAveragePool" -> network.globalPool(Pool.Kind.AVERAGE, true, true);
      case "ReduceMean" -> reduceMean(node);
      case "Pad" -> pad(node);
      case "BatchNormalization" -> batchNorm(node);
      case "Gemm" -> arithmetic.gemm(node);
      case "MatMul" -> arithmetic.matMul(node);
      case "Add", "Sub", "Mul", "Div" -> arithmetic.elementwise(node);
      case "Flatten" -> {
        node.require("axis", 1, 1);
        network.flatten();
      }
      case "Reshape" -> reshape(constants.require(node, 1).integers());
      case "Squeeze" -> network.reshape(Axes.squeezed(network.dims(), axes(node)));
      case "Unsqueeze" -> network.reshape(Axes.unsqueezed(network.dims(), axes(node)));
      case "Transpose" -> transpose(node);
      default -> throw LayerFailure.type(BoundedJson.quoted(node.type()));
    }
  }

  /** A float that is written as a decimal: 0.3f is meant to be 0.3. */
  private static double rounded(double value) {
    return Double.parseDouble(Float.toString((float) value));
  }

  /** The rate is an attribute before opset 12 and an input since; without either it is one half. */
  private void dropout(OnnxNode node) throws IOException {
    double rate = rounded(node.number("ratio", 0.5));
    Optional<OnnxTensor> input = constants.find(node.input(1));
    if (input.isPresent() && input.get().size() == 1) {
      rate = rounded(input.get().values()[0]);
    }
    network.dropout(rate);
  }

  private void convolution(OnnxNode node) throws IOException {
    requireOnes(node, "dilations");
    node.require("group", 1, 1);
    OnnxTensor weights = constants.require(node, 1);
    int[] dims = weights.dims();
    if (dims.length != 4 || weights.size() == 0) {
      throw LayerFailure.arrayShape("W", Arrays.toString(dims), "4 dimensions");
    }
    float[] bias =
        node.input(2).isEmpty() ? new float[dims[0]] : constants.require(node, 2).floats();
    if (bias.length != dims[0]) {
      throw LayerFailure.arrayShape("B", bias.length, dims[0]);
    }
    int stride = node.square("strides", 1);
    network.convolution(
        new Kernel(dims[0], dims[1], dims[2], dims[3], weights.floats(), bias),
        stride,
        Axes.margins(node, network.dims(), dims[2], dims[3], stride),
        true);
  }

  private static void requireOnes(OnnxNode node, String attribute) throws IOException {
    if (node.integers(attribute).stream().anyMatch(value -> value != 1)) {
      throw LayerFailure.setting(attribute, node.integers(attribute));
    }
  }

  private void pool(OnnxNode node, Pool.Kind kind) throws IOException {
    requireOnes(node, "dilations");
    int size = node.square("kernel_shape", 0);
    int stride = node.square("strides", 1);
    Margins margins = Axes.margins(node, network.dims(), size, size, stride);
    if (node.integer("ceil_mode", 0) != 0) {
      Axes.requireWholeSteps(network.dims(), margins, size, stride);
    }
    if (kind == Pool.Kind.AVERAGE && node.integer("count_include_pad", 0) != 0) {
      // Zeros that count in the mean are a layer of zeros and a mean without a border.
      network.zeroPadding(margins.top(), margins.bottom(), margins.left(), margins.right(), true);
      margins = Margins.VALID;
    }
    network.pool(kind, size, stride, margins, true);
  }

  private List<Integer> axes(OnnxNode node) throws IOException {
    Optional<OnnxTensor> input = constants.find(node.input(1));
    int[] axes =
        input.isPresent()
            ? input.get().integers()
            : node.integers("axes").stream().mapToInt(Long::intValue).toArray();
    if (axes.length == 0) {
      throw LayerFailure.missing("axes");
    }
    return Arrays.stream(axes).boxed().toList();
  }

  /** The mean over rows and columns, whichever dimensions they are. */
  private void reduceMean(OnnxNode node) throws IOException {
    int rank = network.dims().length + 1;
    List<Integer> axes =
        axes(node).stream().map(axis -> axis < 0 ? axis + rank : axis).sorted().toList();
    boolean keepDims = node.integer("keepdims", 1) != 0;
    boolean first = axes.equals(List.of(2, 3));
    if (!first && !axes.equals(List.of(1, 2))) {
      throw LayerFailure.setting("axes", axes);
    }
    network.globalPool(Pool.Kind.AVERAGE, keepDims, first);
  }

  /** Zeros around rows and columns: all begins, then all ends, batch and channels included. */
  private void pad(OnnxNode node) throws IOException {
    if (!node.text("mode", "constant").equals("constant") || node.number("value", 0) != 0) {
      throw LayerFailure.setting("mode", BoundedJson.quoted(node.text("mode", "constant")));
    }
    int[] pads =
        node.has("pads")
            ? node.integers("pads").stream().mapToInt(Long::intValue).toArray()
            : constants.require(node, 1).integers();
    Optional<OnnxTensor> value = constants.find(node.input(2));
    boolean zero =
        value.isEmpty() || value.get().size() == 1 && Math.abs(value.get().values()[0]) < 1e-30;
    if (pads.length != 8 || !zero || network.dims().length != 3) {
      throw LayerFailure.setting("pads", Arrays.toString(pads));
    }
    boolean first = pads[1] == 0 && pads[5] == 0;
    int row = first ? 2 : 1;
    if (pads[0] != 0 || pads[4] != 0 || !first && (pads[3] != 0 || pads[7] != 0)) {
      throw LayerFailure.setting("pads", Arrays.toString(pads));
    }
    network.zeroPadding(pads[row], pads[row + 4], pads[row + 1], pads[row + 5], first);
  }

  private void batchNorm(OnnxNode node) throws IOException {
    float[] gamma = constants.require(node, 1).floats();
    float[] beta = constants.require(node, 2).floats();
    float[] mean = constants.require(node, 3).floats();
    float[] variance = constants.require(node, 4).floats();
    if (beta.length != gamma.length
        || mean.length != gamma.length
        || variance.length != gamma.length) {
      throw LayerFailure.arrayShape("scale", gamma.length, beta.length);
    }
    double epsilon = rounded(node.number("epsilon", 1e-5));
    network.batchNorm(new Normalization(gamma, beta, mean, variance, epsilon), 0);
  }

  /** The batch comes first: as many as the graph was exported for, or whatever is left over. */
  private void reshape(int[] dims) throws IOException {
    if (dims.length < 2) {
      throw LayerFailure.setting("shape", Arrays.toString(dims));
    }
    int[] rest = Arrays.copyOfRange(dims, 1, dims.length);
    int[] from = network.dims();
    for (int i = 0; i < rest.length; i++) {
      // A zero keeps the dimension as it is.
      rest[i] = rest[i] == 0 && i < from.length ? from[i] : rest[i];
    }
    boolean free = dims[0] == -1 && Arrays.stream(rest).noneMatch(side -> side == -1);
    if (dims[0] != batch && dims[0] != 0 && dims[0] != 1 && !free) {
      throw LayerFailure.setting("shape", Arrays.toString(dims));
    }
    network.reshape(rest);
  }

  private void transpose(OnnxNode node) throws IOException {
    int rank = network.dims().length;
    List<Long> permutation = new ArrayList<>(node.integers("perm"));
    List<Long> sorted = permutation.stream().sorted().toList();
    boolean sound =
        sorted.equals(IntStream.rangeClosed(0, rank).asLongStream().boxed().toList())
            && permutation.getFirst() == 0;
    if (!sound) {
      throw LayerFailure.setting("perm", permutation);
    }
    network.transpose(permutation.stream().skip(1).mapToInt(axis -> (int) (axis - 1)).toArray());
  }
}
