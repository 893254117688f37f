package org.digitstudio.exchange.safetensors;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.Output;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.ModelCard;
import org.digitstudio.domain.network.NetworkBuilder;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Shape;
import org.digitstudio.exchange.safetensors.Tensors.Tensor;

/**
 * A network's weights as PyTorch names them in a {@code state_dict}: {@code conv1.weight}, {@code
 * conv1.bias}, {@code norm1.running_mean}. On the way in the modules' names don't matter: each of
 * our layers takes the next module, in the natural order of names, whose arrays have its shapes.
 */
final class StateDict {
  private StateDict() {}

  static Map<String, Tensor> write(Model model) {
    float[] parameters = model.parameters();
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    List<Shape> shapes = model.spec().shapes();
    int[] numbers = new int[3];
    int at = 0;
    for (int i = 0; i < model.spec().layers().size(); i++) {
      LayerSpec layer = model.spec().layers().get(i);
      Shape in = shapes.get(i);
      int count = layer.parameterCount(in);
      float[] own = Arrays.copyOfRange(parameters, at, at + count);
      at += count;
      switch (layer) {
        case Convolution c -> putConvolution("conv" + ++numbers[0], c, in, own, arrays);
        case BatchNorm() -> putNorm("norm" + ++numbers[1], in.channels(), own, arrays);
        case Dense(int units, var _) ->
            putDense("dense" + ++numbers[2], units, in.size(), own, arrays);
        case Output() -> putDense("output", Prediction.CLASSES, in.size(), own, arrays);
        default -> {
          // Has no parameters.
        }
      }
    }
    return arrays;
  }

  private static void putConvolution(
      String name, Convolution c, Shape in, float[] own, Map<String, Tensor> arrays) {
    int filters = c.filters();
    arrays.put(
        name + ".weight",
        Tensor.of(
            Arrays.copyOfRange(own, filters, own.length),
            filters,
            in.channels(),
            c.kernelHeight(),
            c.kernelWidth()));
    arrays.put(name + ".bias", Tensor.of(Arrays.copyOf(own, filters), filters));
  }

  private static void putNorm(String name, int n, float[] own, Map<String, Tensor> arrays) {
    String[] parts = {".weight", ".bias", ".running_mean", ".running_var"};
    for (int i = 0; i < parts.length; i++) {
      arrays.put(name + parts[i], Tensor.of(Arrays.copyOfRange(own, i * n, (i + 1) * n), n));
    }
  }

  private static void putDense(
      String name, int units, int inputs, float[] own, Map<String, Tensor> arrays) {
    arrays.put(name + ".weight", Tensor.of(Arrays.copyOf(own, units * inputs), units, inputs));
    arrays.put(
        name + ".bias", Tensor.of(Arrays.copyOfRange(own, units * inputs, own.length), units));
  }

  /** Returns the network with these weights; empty if they belong to another network. */
  static Optional<Model> read(Map<String, Tensor> arrays, NetworkSpec spec, ModelCard card)
      throws IOException {
    List<Map<String, Tensor>> modules = modules(arrays);
    NetworkBuilder network = new NetworkBuilder(spec.input());
    for (LayerSpec layer : spec.layers()) {
      Optional<float[]> parameters = take(layer, network.shape(), modules);
      if (parameters.isEmpty()) {
        return Optional.empty();
      }
      network.add(layer, parameters.get());
    }
    return modules.isEmpty() ? Optional.of(network.build(card)) : Optional.empty();
  }

  /** The arrays of each module, modules in the natural order of their names. */
  private static List<Map<String, Tensor>> modules(Map<String, Tensor> arrays) {
    Map<String, Map<String, Tensor>> byName = new TreeMap<>(StateDict::natural);
    arrays.forEach(
        (name, tensor) -> {
          int dot = name.lastIndexOf('.');
          String part = name.substring(dot + 1);
          if (!part.equals("num_batches_tracked")) {
            byName
                .computeIfAbsent(name.substring(0, Math.max(0, dot)), key -> new TreeMap<>())
                .put(part, tensor);
          }
        });
    return new ArrayList<>(byName.values());
  }

  /** Compares names with numbers in them: {@code conv2} before {@code conv10}. */
  private static int natural(String one, String other) {
    return padded(one).compareTo(padded(other));
  }

  private static String padded(String name) {
    StringBuilder padded = new StringBuilder();
    for (String part : name.split("(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)")) {
      boolean number = !part.isEmpty() && Character.isDigit(part.charAt(0));
      padded.append(number ? "0".repeat(Math.max(0, 20 - part.length())) + part : part);
    }
    return padded.toString();
  }

  private static Optional<float[]> take(
      LayerSpec layer, Shape in, List<Map<String, Tensor>> modules) {
    return switch (layer) {
      case Convolution c -> {
        List<Integer> weight =
            List.of(c.filters(), in.channels(), c.kernelHeight(), c.kernelWidth());
        yield find(modules, weight, c.filters()).map(m -> joined(m, "bias", "weight"));
      }
      case Dense(int units, var _) ->
          find(modules, List.of(units, in.size()), units).map(m -> joined(m, "weight", "bias"));
      case Output() ->
          find(modules, List.of(Prediction.CLASSES, in.size()), Prediction.CLASSES)
              .map(m -> joined(m, "weight", "bias"));
      case BatchNorm() ->
          find(modules, List.of(in.channels()), in.channels())
              .map(m -> joined(m, "weight", "bias", "running_mean", "running_var"));
      default -> Optional.of(new float[0]);
    };
  }

  /** Removes the first module with such a weight; a missing bias becomes zeros. */
  private static Optional<Map<String, Tensor>> find(
      List<Map<String, Tensor>> modules, List<Integer> weight, int biases) {
    boolean norm = weight.size() == 1;
    for (Map<String, Tensor> module : modules) {
      Tensor own = module.get("weight");
      boolean fits =
          own != null
              && own.shape().equals(weight)
              && norm == (module.containsKey("running_mean") && module.containsKey("running_var"))
              && module.values().stream().allMatch(t -> t == own || t.values().length == biases);
      if (fits) {
        modules.remove(module);
        module.putIfAbsent("bias", Tensor.of(new float[biases], biases));
        return Optional.of(module);
      }
    }
    return Optional.empty();
  }

  private static float[] joined(Map<String, Tensor> module, String... parts) {
    float[] all = new float[0];
    for (String part : parts) {
      float[] values = Objects.requireNonNull(module.get(part)).values();
      int at = all.length;
      all = Arrays.copyOf(all, at + values.length);
      System.arraycopy(values, 0, all, at, values.length);
    }
    return all;
  }
}
