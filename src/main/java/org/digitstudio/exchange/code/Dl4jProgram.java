package org.digitstudio.exchange.code;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Padding;
import org.digitstudio.domain.network.Shape;
import org.digitstudio.domain.port.RunFormat;
import org.digitstudio.domain.training.OptimizerSpec;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.Schedule;

/**
 * A run as a Java program for stock Deeplearning4j. Without augmentation and validation set it goes
 * through the same weights and losses as a run on the Deeplearning4j engine.
 */
public final class Dl4jProgram implements RunFormat {
  @Override
  public String id() {
    return "dl4j";
  }

  @Override
  public String nameKey() {
    return "exchange.run.dl4j";
  }

  @Override
  public String fileName(RunRecord run) {
    return "DigitNetwork.java";
  }

  @Override
  public byte[] write(RunRecord run) throws IOException {
    NetworkSpec network = run.plan().network();
    Map<String, String> gaps = CommonGaps.of(run, " * ", false);
    gaps.put("notes", gaps.getOrDefault("notes", "").stripTrailing());
    gaps.put("updater", updater(run.plan().optimization().optimizer()));
    double decay = run.plan().optimization().weightDecay();
    gaps.put(
        "weightDecay",
        decay > 0
            ? "        // Half of it, because Deeplearning4j 1.0.0-M2.1 subtracts it twice a"
                + " step.\n"
                + "        .weightDecay("
                + decay
                + " / 2, true)\n"
            : "");
    gaps.put(
        "layers",
        network.layers().stream()
            .map(layer -> "        .layer(" + layer(layer) + ")")
            .collect(Collectors.joining("\n")));
    gaps.put("schedule", schedule(run.plan().optimization().schedule()));
    gaps.put("firstWeights", firstWeights(network));
    input(network.input(), gaps);
    return Template.fill("DigitNetwork.java.txt", gaps);
  }

  private static void input(InputLayout layout, Map<String, String> gaps) {
    boolean last = layout == InputLayout.CHANNELS_LAST;
    gaps.put(
        "inputType",
        switch (layout) {
          case CHANNELS_FIRST -> "InputType.convolutionalFlat(28, 28, 1)";
          case CHANNELS_LAST -> "InputType.convolutional(1, 28, 28)";
          case FLAT -> "InputType.feedForward(784)";
        });
    gaps.put("inputShape", last ? "size, 28, 1, 28" : "size, 784");
    String pixel = "(images[image * 784 + %s] & 0xFF) / 255f;";
    gaps.put(
        "arrange",
        last
            ? "      // Columns are channels, as Keras takes images of shape (1, 28, 28).\n"
                + ("      pixels[i] = " + pixel).formatted("i % 28 * 28 + i % 784 / 28")
            : ("      pixels[i] = " + pixel).formatted("i % 784"));
  }

  private static String updater(OptimizerSpec optimizer) {
    return switch (optimizer) {
      case OptimizerSpec.Adam a ->
          "new Adam(LEARNING_RATE, %s, %s, %s)".formatted(a.beta1(), a.beta2(), a.epsilon());
      case OptimizerSpec.Sgd s -> "new Nesterovs(LEARNING_RATE, %s)".formatted(s.momentum());
    };
  }

  private static String schedule(Schedule schedule) {
    return switch (schedule) {
      case Schedule.Constant() -> "1";
      case Schedule.Cosine() -> "0.5 * (1 + Math.cos(Math.PI * progress))";
      case Schedule.OneCycle(double warmUp) ->
          "progress < %1$s ? progress / %1$s : (1 - progress) / (1 - %1$s)".formatted(warmUp);
      case Schedule.Exponential(double start) -> "Math.pow(%s, 1 - progress)".formatted(start);
    };
  }

  private static String layer(LayerSpec layer) {
    return switch (layer) {
      case LayerSpec.Convolution c ->
          "new ConvolutionLayer.Builder(%d, %d).stride(%d, %d).nOut(%d)%s%s.build()"
              .formatted(
                  c.kernelHeight(),
                  c.kernelWidth(),
                  c.stride(),
                  c.stride(),
                  c.filters(),
                  mode(c.padding()),
                  function(c.activation()));
      case LayerSpec.BatchNorm() ->
          "new BatchNormalization.Builder().eps(%s).build()".formatted(LayerSpec.BatchNorm.EPSILON);
      case LayerSpec.Activate(Activation activation) ->
          "new ActivationLayer(%s)".formatted(name(activation));
      case LayerSpec.LeakyRelu(double slope) ->
          "new ActivationLayer(new ActivationLReLU(%s))".formatted(slope);
      case LayerSpec.ZeroPadding z ->
          "new ZeroPaddingLayer.Builder(%d, %d, %d, %d).build()"
              .formatted(z.top(), z.bottom(), z.left(), z.right());
      case LayerSpec.Pool p ->
          "new SubsamplingLayer.Builder(PoolingType.%s).kernelSize(%d, %d).stride(%d, %d)%s.build()"
              .formatted(
                  p.kind() == LayerSpec.Pool.Kind.MAX ? "MAX" : "AVG",
                  p.size(),
                  p.size(),
                  p.stride(),
                  p.stride(),
                  mode(p.padding()));
      // Deeplearning4j's dropout is the probability to keep.
      case LayerSpec.Dropout(double rate) -> "new DropoutLayer(%s)".formatted(1 - rate);
      case LayerSpec.Dense(int units, Activation activation) ->
          "new DenseLayer.Builder().nOut(%d)%s.build()".formatted(units, function(activation));
      case LayerSpec.Output() ->
          "new OutputLayer.Builder(LossFunction.MCXENT).nOut(10)"
              + ".activation(Activation.SOFTMAX).build()";
    };
  }

  private static String mode(Padding padding) {
    return ".convolutionMode(ConvolutionMode.%s)"
        .formatted(padding == Padding.SAME ? "Same" : "Truncate");
  }

  private static String function(Activation activation) {
    return ".activation(%s)".formatted(name(activation));
  }

  private static String name(Activation activation) {
    return "Activation." + activation.name().replace("_", "");
  }

  /** The draws of {@link org.digitstudio.domain.network.WeightInit} as calls with numbers. */
  private static String firstWeights(NetworkSpec network) {
    StringBuilder calls = new StringBuilder();
    List<Shape> shapes = network.shapes();
    int at = 0;
    for (int i = 0; i < network.layers().size(); i++) {
      LayerSpec layer = network.layers().get(i);
      Shape in = shapes.get(i);
      int end = at + layer.parameterCount(in);
      switch (layer) {
        case LayerSpec.Convolution c -> {
          int area = c.kernelHeight() * c.kernelWidth();
          draw(calls, at + c.filters(), end, (in.channels() + c.filters()) * area);
        }
        case LayerSpec.Dense d -> draw(calls, at, end - d.units(), in.size() + d.units());
        case LayerSpec.Output() ->
            draw(calls, at, end - Prediction.CLASSES, in.size() + Prediction.CLASSES);
        case LayerSpec.BatchNorm() -> {
          int n = in.channels();
          String fill = "    java.util.Arrays.fill(flat, %d, %d, 1f);\n";
          calls.append(fill.formatted(at, at + n)).append(fill.formatted(at + 3 * n, at + 4 * n));
        }
        default -> {
          // Has no parameters.
        }
      }
      at = end;
    }
    return calls.toString().stripTrailing();
  }

  private static void draw(StringBuilder calls, int from, int to, int inputsAndOutputs) {
    calls.append("    draw(flat, %d, %d, %d, random);\n".formatted(from, to, inputsAndOutputs));
  }
}
