package org.digitstudio.exchange.onnx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.digitstudio.container.CardJson;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.Calibration;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.LayerSpec.Activate;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.Dropout;
import org.digitstudio.domain.network.LayerSpec.LeakyRelu;
import org.digitstudio.domain.network.LayerSpec.Output;
import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.domain.network.LayerSpec.ZeroPadding;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.Padding;
import org.digitstudio.domain.network.Shape;
import org.digitstudio.exchange.protobuf.ProtoWriter;

/**
 * Writes a network as an ONNX graph of opset 13, one operator a layer, from images [n, 1, 28, 28]
 * of 0 to 1 to probabilities [n, 10]; the card goes into the metadata. Dropout, which does nothing
 * after training, is written too: a viewer then shows the network as it is.
 */
final class OnnxWriter {
  static final String CARD = "digitstudio.card";

  private static final int IR_VERSION = 8;
  private static final int OPSET = 13;
  private static final int FLOAT = 1;

  private final Model model;
  private final float[] parameters;
  private final ProtoWriter graph = new ProtoWriter();
  private final Map<String, Integer> used = new HashMap<>();
  private String flowing = "image";
  private int at;

  OnnxWriter(Model model) {
    this.model = model;
    this.parameters = model.parameters();
  }

  byte[] bytes() throws IOException {
    graph.text(2, "digits");
    graph.message(11, image());
    if (model.spec().input() == InputLayout.CHANNELS_LAST) {
      // Our channels are the image's columns.
      node("Transpose", "columns", OnnxAttributes.integers("perm", 0, 3, 1, 2));
    }
    boolean flat = false;
    List<Shape> shapes = model.spec().shapes();
    for (int i = 0; i < model.spec().layers().size(); i++) {
      LayerSpec layer = model.spec().layers().get(i);
      boolean dense = layer instanceof Dense || layer instanceof Output;
      boolean row = model.spec().input() == InputLayout.FLAT;
      if (!flat && (dense || row)) {
        node("Flatten", "flatten", OnnxAttributes.integer("axis", 1));
        flat = true;
      }
      add(layer, shapes.get(i));
    }
    graph.message(12, probabilities());
    return new ProtoWriter()
        .integer(1, IR_VERSION)
        .text(2, "Digit Studio")
        .message(7, graph)
        .message(8, new ProtoWriter().text(1, "").integer(2, OPSET))
        .message(14, entry("name", model.card().name()))
        .message(14, entry(CARD, new String(CardJson.write(model.card()), StandardCharsets.UTF_8)))
        .toBytes();
  }

  private static ProtoWriter entry(String key, String value) {
    return new ProtoWriter().text(1, key).text(2, value);
  }

  private static ProtoWriter image() {
    return value("image", 1, DigitImage.SIDE, DigitImage.SIDE);
  }

  private ProtoWriter probabilities() {
    return value(flowing, Prediction.CLASSES);
  }

  /** A tensor's name and type; its first dimension may be any number of images. */
  private static ProtoWriter value(String name, int... dims) {
    ProtoWriter shape = new ProtoWriter().message(1, new ProtoWriter().text(2, "n"));
    for (int dim : dims) {
      shape.message(1, new ProtoWriter().integer(1, dim));
    }
    ProtoWriter tensor = new ProtoWriter().integer(1, FLOAT).message(2, shape);
    return new ProtoWriter().text(1, name).message(2, new ProtoWriter().message(1, tensor));
  }

  private void add(LayerSpec layer, Shape in) {
    switch (layer) {
      case Convolution c -> convolution(c, in);
      case BatchNorm() -> batchNorm(in);
      case Activate(Activation activation) -> activate(activation);
      case LeakyRelu(double slope) ->
          node("LeakyRelu", "leaky_relu", OnnxAttributes.number("alpha", (float) slope));
      case ZeroPadding z -> zeroPadding(z);
      case Pool p -> pool(p, in);
      case Dropout(double rate) -> dropout(rate);
      case Dense(int units, Activation activation) -> {
        dense("dense", units, in.size());
        activate(activation);
      }
      case Output() -> {
        dense("output", Prediction.CLASSES, in.size());
        softmax();
      }
    }
  }

  /** An operator that takes what flows and passes its result on; returns its unique name. */
  private String node(String type, String name, ProtoWriter... attributes) {
    String unique = unique(name);
    node(type, unique, List.of(), unique, attributes);
    return unique;
  }

  private String unique(String name) {
    int number = used.merge(name, 1, Integer::sum);
    return number == 1 ? name : name + "_" + number;
  }

  private void node(
      String type, String name, List<String> constants, String output, ProtoWriter... attributes) {
    ProtoWriter node = new ProtoWriter().text(1, flowing);
    constants.forEach(constant -> node.text(1, constant));
    node.text(2, output).text(3, name).text(4, type);
    for (ProtoWriter attribute : attributes) {
      node.message(5, attribute);
    }
    graph.message(1, node);
    flowing = output;
  }

  private String constant(String name, float[] values, long... dims) {
    ProtoWriter tensor = new ProtoWriter();
    for (long dim : dims) {
      tensor.integer(1, dim);
    }
    tensor.integer(2, FLOAT).text(8, name).bytes(9, ProtoWriter.floats(values));
    graph.message(5, tensor);
    return name;
  }

  private float[] take(int count) {
    at += count;
    return Arrays.copyOfRange(parameters, at - count, at);
  }

  private void convolution(Convolution c, Shape in) {
    String name = unique("conv");
    float[] bias = take(c.filters());
    float[] weights = take(c.filters() * in.channels() * c.kernelHeight() * c.kernelWidth());
    String weight =
        constant(
            name + ".weight",
            weights,
            c.filters(),
            in.channels(),
            c.kernelHeight(),
            c.kernelWidth());
    node(
        "Conv",
        name,
        List.of(weight, constant(name + ".bias", bias, c.filters())),
        name,
        OnnxAttributes.integers("kernel_shape", c.kernelHeight(), c.kernelWidth()),
        OnnxAttributes.integers("strides", c.stride(), c.stride()),
        pads(c.padding(), in, c.kernelHeight(), c.kernelWidth(), c.stride()));
    activate(c.activation());
  }

  private static ProtoWriter pads(Padding padding, Shape in, int height, int width, int stride) {
    if (padding == Padding.VALID) {
      return OnnxAttributes.integers("pads", 0, 0, 0, 0);
    }
    int top = padding.zerosBefore(in.height(), height, stride);
    int left = padding.zerosBefore(in.width(), width, stride);
    int rows = Math.max(0, (Math.ceilDiv(in.height(), stride) - 1) * stride + height - in.height());
    int columns = Math.max(0, (Math.ceilDiv(in.width(), stride) - 1) * stride + width - in.width());
    return OnnxAttributes.integers("pads", top, left, rows - top, columns - left);
  }

  private void batchNorm(Shape in) {
    String name = unique("norm");
    int n = in.channels();
    node(
        "BatchNormalization",
        name,
        List.of(
            constant(name + ".weight", take(n), n),
            constant(name + ".bias", take(n), n),
            constant(name + ".running_mean", take(n), n),
            constant(name + ".running_var", take(n), n)),
        name,
        OnnxAttributes.number("epsilon", (float) BatchNorm.EPSILON));
  }

  private void activate(Activation activation) {
    switch (activation) {
      case IDENTITY -> {}
      case RELU -> node("Relu", "relu");
      case LEAKY_RELU -> node("LeakyRelu", "leaky_relu", OnnxAttributes.number("alpha", 0.01f));
      case ELU -> node("Elu", "elu", OnnxAttributes.number("alpha", 1f));
      case TANH -> node("Tanh", "tanh");
      case SIGMOID -> node("Sigmoid", "sigmoid");
    }
  }

  private void zeroPadding(ZeroPadding z) {
    String name = unique("zero_padding");
    long[] pads = {0, 0, z.top(), z.left(), 0, 0, z.bottom(), z.right()};
    ProtoWriter tensor =
        new ProtoWriter().integer(1, pads.length).integer(2, 7).text(8, name + ".pads");
    for (long pad : pads) {
      tensor.integer(7, pad);
    }
    graph.message(5, tensor);
    // Not quite 0: ONNX Runtime 1.22 merges zeros into a pooling that follows, where they are lost.
    String value = constant(name + ".value", new float[] {Float.MIN_VALUE});
    node("Pad", name, List.of(name + ".pads", value), name);
  }

  private void pool(Pool p, Shape in) {
    boolean max = p.kind() == Pool.Kind.MAX;
    node(
        max ? "MaxPool" : "AveragePool",
        max ? "max_pool" : "average_pool",
        OnnxAttributes.integers("kernel_shape", p.size(), p.size()),
        OnnxAttributes.integers("strides", p.stride(), p.stride()),
        pads(p.padding(), in, p.size(), p.size(), p.stride()));
  }

  private void dropout(double rate) {
    String name = unique("dropout");
    node("Dropout", name, List.of(constant(name + ".ratio", new float[] {(float) rate})), name);
  }

  private void dense(String label, int units, int inputs) {
    String name = unique(label);
    String weight = constant(name + ".weight", take(units * inputs), units, inputs);
    node(
        "Gemm",
        name,
        List.of(weight, constant(name + ".bias", take(units), units)),
        name.equals("output") ? "logits" : name,
        OnnxAttributes.integer("transB", 1));
  }

  /** The logits are divided by the temperature first, where the model is calibrated. */
  private void softmax() {
    float temperature = model.card().calibration().map(Calibration::temperature).orElse(1f);
    if (temperature != 1f) {
      String name = unique("temperature");
      node("Div", name, List.of(constant(name + ".value", new float[] {temperature})), name);
    }
    node("Softmax", "softmax", List.of(), "probabilities", OnnxAttributes.integer("axis", 1));
  }
}
