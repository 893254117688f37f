package org.digitstudio.exchange.code;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Padding;
import org.digitstudio.domain.port.RunFormat;
import org.digitstudio.domain.training.Optimization;
import org.digitstudio.domain.training.OptimizerSpec;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.Schedule;

/** A run as a Python program for Keras 3. */
public final class KerasProgram implements RunFormat {
  @Override
  public String id() {
    return "keras";
  }

  @Override
  public String nameKey() {
    return "exchange.run.keras";
  }

  @Override
  public String fileName(RunRecord run) {
    return "digits_keras.py";
  }

  @Override
  public byte[] write(RunRecord run) throws IOException {
    NetworkSpec network = run.plan().network();
    Map<String, String> gaps = CommonGaps.of(run, "", true);
    gaps.put(
        "layers",
        layers(network).stream()
            .map(layer -> "        layers." + layer + ",")
            .collect(Collectors.joining("\n")));
    gaps.put("schedule", schedule(run.plan().optimization().schedule()));
    gaps.put("optimizer", optimizer(run.plan().optimization()));
    String input =
        switch (network.input()) {
          case CHANNELS_FIRST -> "(28, 28, 1)";
          // The article's code: a single row of 28 positions with 28 channels.
          case CHANNELS_LAST -> "(1, 28, 28)";
          case FLAT -> "(784,)";
        };
    gaps.put("input", input);
    gaps.put("inputShape", "(-1, " + input.substring(1).replaceFirst(",\\)$", ")"));
    return Template.fill("keras.py.txt", gaps);
  }

  private static List<String> layers(NetworkSpec network) {
    List<String> layers = new ArrayList<>();
    boolean flat = network.input() == InputLayout.FLAT;
    for (LayerSpec layer : network.layers()) {
      boolean dense = layer instanceof LayerSpec.Dense || layer instanceof LayerSpec.Output;
      if (dense && !flat) {
        layers.add("Flatten()");
        flat = true;
      }
      layers.add(layer(layer));
    }
    return layers;
  }

  private static String layer(LayerSpec layer) {
    return switch (layer) {
      case LayerSpec.Convolution c ->
          "Conv2D(%d, (%d, %d), strides=%d, padding=\"%s\"%s)"
              .formatted(
                  c.filters(),
                  c.kernelHeight(),
                  c.kernelWidth(),
                  c.stride(),
                  padding(c.padding()),
                  function(c.activation()));
      case LayerSpec.BatchNorm() ->
          "BatchNormalization(momentum=0.9, epsilon=%s)".formatted(LayerSpec.BatchNorm.EPSILON);
      case LayerSpec.Activate(Activation activation) -> activate(activation);
      case LayerSpec.LeakyRelu(double slope) -> "LeakyReLU(negative_slope=%s)".formatted(slope);
      case LayerSpec.ZeroPadding z ->
          "ZeroPadding2D(((%d, %d), (%d, %d)))".formatted(z.top(), z.bottom(), z.left(), z.right());
      case LayerSpec.Pool p ->
          "%sPooling2D(%d, strides=%d, padding=\"%s\")"
              .formatted(
                  p.kind() == LayerSpec.Pool.Kind.MAX ? "Max" : "Average",
                  p.size(),
                  p.stride(),
                  padding(p.padding()));
      case LayerSpec.Dropout(double rate) -> "Dropout(%s)".formatted(rate);
      case LayerSpec.Dense(int units, Activation activation) ->
          "Dense(%d%s)".formatted(units, function(activation));
      case LayerSpec.Output() -> "Dense(10, activation=\"softmax\")";
    };
  }

  private static String padding(Padding padding) {
    return padding.name().toLowerCase(Locale.ROOT);
  }

  private static String activate(Activation activation) {
    return switch (activation) {
      case IDENTITY -> "Activation(\"linear\")";
      case LEAKY_RELU -> "LeakyReLU(negative_slope=0.01)";
      default -> "Activation(\"%s\")".formatted(activation.name().toLowerCase(Locale.ROOT));
    };
  }

  private static String function(Activation activation) {
    return switch (activation) {
      case IDENTITY -> "";
      case LEAKY_RELU -> ", activation=layers.LeakyReLU(negative_slope=0.01)";
      default -> ", activation=\"%s\"".formatted(activation.name().toLowerCase(Locale.ROOT));
    };
  }

  private static String schedule(Schedule schedule) {
    return switch (schedule) {
      case Schedule.Constant() -> "1.0";
      case Schedule.Cosine() -> "0.5 * (1 + keras.ops.cos(math.pi * progress))";
      case Schedule.OneCycle(double warmUp) ->
          "keras.ops.where(progress < %1$s, progress / %1$s, (1 - progress) / (1 - %1$s))"
              .formatted(warmUp);
      case Schedule.Exponential(double start) -> "%s ** (1 - progress)".formatted(start);
    };
  }

  private static String optimizer(Optimization optimization) {
    StringBuilder more = new StringBuilder();
    if (optimization.weightDecay() > 0) {
      more.append(", weight_decay=").append(optimization.weightDecay());
    }
    if (optimization.emaDecay() > 0) {
      more.append(", use_ema=True, ema_momentum=").append(optimization.emaDecay());
    }
    return switch (optimization.optimizer()) {
      case OptimizerSpec.Adam a ->
          "keras.optimizers.Adam(RunSchedule(steps), beta_1=%s, beta_2=%s, epsilon=%s%s)"
              .formatted(a.beta1(), a.beta2(), a.epsilon(), more);
      case OptimizerSpec.Sgd s ->
          "keras.optimizers.SGD(RunSchedule(steps), momentum=%s, nesterov=True%s)"
              .formatted(s.momentum(), more);
    };
  }
}
