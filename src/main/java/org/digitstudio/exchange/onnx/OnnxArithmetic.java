package org.digitstudio.exchange.onnx;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.digitstudio.exchange.network.LayerFailure;
import org.digitstudio.exchange.network.NetworkAssembler;

/** Products with matrices, and sums and products value by value. */
final class OnnxArithmetic {
  private final NetworkAssembler network;
  private final ConstantFolding constants;

  OnnxArithmetic(NetworkAssembler network, ConstantFolding constants) {
    this.network = network;
    this.constants = constants;
  }

  void gemm(OnnxNode node) throws IOException {
    node.require("transA", 0, 0);
    OnnxTensor weights = constants.require(node, 1);
    boolean unitsFirst = node.integer("transB", 0) != 0;
    int units = dense(weights, unitsFirst, (float) node.number("alpha", 1));
    if (!node.input(2).isEmpty()) {
      float[] bias = scaled(constants.require(node, 2).floats(), (float) node.number("beta", 1));
      network.addBias(bias.length == 1 ? repeated(bias[0], units) : bias);
    }
  }

  void matMul(OnnxNode node) throws IOException {
    dense(constants.require(node, 1), false, 1f);
  }

  /** Adds a dense layer without bias; returns how many units it has. */
  private int dense(OnnxTensor weights, boolean unitsFirst, float factor) throws IOException {
    if (weights.dims().length != 2 || weights.size() == 0) {
      throw LayerFailure.arrayShape("B", Arrays.toString(weights.dims()), "2 dimensions");
    }
    int units = weights.dims()[unitsFirst ? 0 : 1];
    int inputs = weights.size() / units;
    float[] values = scaled(weights.floats(), factor);
    float[] rows = values;
    if (!unitsFirst) {
      rows = new float[values.length];
      for (int i = 0; i < values.length; i++) {
        rows[i % units * inputs + i / units] = values[i];
      }
    }
    network.dense(units, rows, new float[units]);
    return units;
  }

  private static float[] scaled(float[] values, float factor) {
    if (factor != 1f) {
      for (int i = 0; i < values.length; i++) {
        values[i] *= factor;
      }
    }
    return values;
  }

  private static float[] repeated(float value, int count) {
    float[] values = new float[count];
    Arrays.fill(values, value);
    return values;
  }

  /** One number for all values, or one for each channel or unit. */
  void elementwise(OnnxNode node) throws IOException {
    Optional<OnnxTensor> first = constants.find(node.input(0));
    boolean swapped = first.isPresent();
    OnnxTensor other = swapped ? first.get() : constants.require(node, 1);
    String type = node.type();
    if (swapped && (type.equals("Sub") || type.equals("Div"))) {
      throw LayerFailure.type(type);
    }
    double[] values = other.values();
    if (values.length == 1) {
      double value = values[0];
      switch (type) {
        case "Add" -> network.rescale(1, value);
        case "Sub" -> network.rescale(1, -value);
        case "Mul" -> network.rescale(value, 0);
        default -> network.rescale(1 / value, 0);
      }
      return;
    }
    float[] numbers = other.floats();
    if (type.equals("Sub")) {
      numbers = scaled(numbers, -1f);
    }
    if (type.equals("Div")) {
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = 1 / numbers[i];
      }
    }
    boolean adds = type.equals("Add") || type.equals("Sub");
    int axis = Axes.channelAxis(other.dims(), network.dims());
    if (!adds || !network.tryAddBias(numbers)) {
      network.batchNorm(Axes.affine(numbers, adds), axis);
    }
  }
}
