package org.digitstudio.exchange.code;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Padding;
import org.digitstudio.domain.network.Shape;
import org.digitstudio.domain.port.RunFormat;
import org.digitstudio.domain.training.Optimization;
import org.digitstudio.domain.training.OptimizerSpec;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.Schedule;

/** A run as a Python program for PyTorch 2. */
public final class PyTorchProgram implements RunFormat {
  @Override
  public String id() {
    return "pytorch";
  }

  @Override
  public String nameKey() {
    return "exchange.run.pytorch";
  }

  @Override
  public String fileName(RunRecord run) {
    return "digits_pytorch.py";
  }

  @Override
  public byte[] write(RunRecord run) throws IOException {
    NetworkSpec network = run.plan().network();
    Map<String, String> gaps = CommonGaps.of(run, "", false);
    gaps.put(
        "layers",
        modules(network).stream()
            .map(module -> "    nn." + module + ",")
            .collect(Collectors.joining("\n")));
    gaps.put("schedule", schedule(run.plan().optimization().schedule()));
    gaps.put("optimizer", optimizer(run.plan().optimization()));
    // The article's code takes the columns of an image for channels.
    gaps.put("arrange", network.input() == InputLayout.CHANNELS_LAST ? ".transpose(1, 2)" : "");
    gaps.put(
        "inputShape",
        switch (network.input()) {
          case CHANNELS_FIRST -> "-1, 1, 28, 28";
          case CHANNELS_LAST -> "-1, 28, 1, 28";
          case FLAT -> "-1, 784";
        });
    return Template.fill("pytorch.py.txt", gaps);
  }

  private static List<String> modules(NetworkSpec network) {
    List<String> modules = new ArrayList<>();
    List<Shape> shapes = network.shapes();
    boolean flat = network.input() == InputLayout.FLAT;
    for (int i = 0; i < network.layers().size(); i++) {
      LayerSpec layer = network.layers().get(i);
      Shape in = shapes.get(i);
      if (!flat && (layer instanceof LayerSpec.Dense || layer instanceof LayerSpec.Output)) {
        modules.add("Flatten()");
        flat = true;
      }
      switch (layer) {
        case LayerSpec.Convolution c -> convolution(c, in, modules);
        case LayerSpec.BatchNorm() ->
            modules.add(
                "BatchNorm%s(%d, eps=%s, momentum=0.1)"
                    .formatted(flat ? "1d" : "2d", in.channels(), LayerSpec.BatchNorm.EPSILON));
        case LayerSpec.Activate(Activation activation) -> activate(activation, modules);
        case LayerSpec.LeakyRelu(double slope) -> modules.add("LeakyReLU(%s)".formatted(slope));
        case LayerSpec.ZeroPadding z ->
            modules.add(
                "ZeroPad2d((%d, %d, %d, %d))".formatted(z.left(), z.right(), z.top(), z.bottom()));
        case LayerSpec.Pool p -> pool(p, in, modules);
        case LayerSpec.Dropout(double rate) -> modules.add("Dropout(%s)".formatted(rate));
        case LayerSpec.Dense(int units, Activation activation) -> {
          modules.add("Linear(%d, %d)".formatted(in.size(), units));
          activate(activation, modules);
        }
        case LayerSpec.Output() ->
            modules.add("Linear(%d, %d)".formatted(in.size(), Prediction.CLASSES));
      }
    }
    return modules;
  }

  private static void convolution(LayerSpec.Convolution c, Shape in, List<String> modules) {
    int[] rows = zeros(c.padding(), in.height(), c.kernelHeight(), c.stride());
    int[] columns = zeros(c.padding(), in.width(), c.kernelWidth(), c.stride());
    String padding = "";
    if (rows[0] != rows[1] || columns[0] != columns[1]) {
      modules.add(
          "ZeroPad2d((%d, %d, %d, %d))".formatted(columns[0], columns[1], rows[0], rows[1]));
    } else if (rows[0] + columns[0] > 0) {
      padding = ", padding=(%d, %d)".formatted(rows[0], columns[0]);
    }
    modules.add(
        "Conv2d(%d, %d, (%d, %d), stride=%d%s)"
            .formatted(
                in.channels(),
                c.filters(),
                c.kernelHeight(),
                c.kernelWidth(),
                c.stride(),
                padding));
    activate(c.activation(), modules);
  }

  /** Padding before and after the values of one axis. */
  private static int[] zeros(Padding padding, int input, int window, int stride) {
    if (padding == Padding.VALID) {
      return new int[2];
    }
    int size = padding.outputSize(input, window, stride);
    int total = Math.max(0, (size - 1) * stride + window - input);
    int before = padding.zerosBefore(input, window, stride);
    return new int[] {before, total - before};
  }

  private static void pool(LayerSpec.Pool p, Shape in, List<String> modules) {
    int[] rows = zeros(p.padding(), in.height(), p.size(), p.stride());
    int[] columns = zeros(p.padding(), in.width(), p.size(), p.stride());
    boolean padded = rows[1] + columns[1] > 0;
    if (padded && p.kind() == LayerSpec.Pool.Kind.AVERAGE) {
      // PyTorch would count the padding of another layer into the mean.
      throw new StudioException("exchange.code.average-padding");
    }
    if (padded) {
      modules.add(
          "ConstantPad2d((%d, %d, %d, %d), float(\"-inf\"))"
              .formatted(columns[0], columns[1], rows[0], rows[1]));
    }
    modules.add(
        "%sPool2d(%d, stride=%d)"
            .formatted(p.kind() == LayerSpec.Pool.Kind.MAX ? "Max" : "Avg", p.size(), p.stride()));
  }

  private static void activate(Activation activation, List<String> modules) {
    switch (activation) {
      case IDENTITY -> {
        // Nothing to do.
      }
      case RELU -> modules.add("ReLU()");
      case LEAKY_RELU -> modules.add("LeakyReLU(0.01)");
      case ELU -> modules.add("ELU()");
      case TANH -> modules.add("Tanh()");
      case SIGMOID -> modules.add("Sigmoid()");
    }
  }

  private static String schedule(Schedule schedule) {
    return switch (schedule) {
      case Schedule.Constant() -> "1";
      case Schedule.Cosine() -> "0.5 * (1 + math.cos(math.pi * progress))";
      case Schedule.OneCycle(double warmUp) ->
          "progress / %1$s if progress < %1$s else (1 - progress) / (1 - %1$s)".formatted(warmUp);
      case Schedule.Exponential(double start) -> "%s ** (1 - progress)".formatted(start);
    };
  }

  private static String optimizer(Optimization optimization) {
    double decay = optimization.weightDecay();
    return switch (optimization.optimizer()) {
      case OptimizerSpec.Adam a ->
          "torch.optim.%s(model.parameters(), LEARNING_RATE, betas=(%s, %s), eps=%s%s)"
              .formatted(
                  decay > 0 ? "AdamW" : "Adam",
                  a.beta1(),
                  a.beta2(),
                  a.epsilon(),
                  decay > 0 ? ", weight_decay=" + decay : "");
      // PyTorch adds the decay to the gradient, which is the same without momentum.
      case OptimizerSpec.Sgd s ->
          "torch.optim.SGD(model.parameters(), LEARNING_RATE, momentum=%s, nesterov=%s%s)"
              .formatted(
                  s.momentum(),
                  s.momentum() > 0 ? "True" : "False",
                  decay > 0 ? ", weight_decay=" + decay : "");
    };
  }
}
