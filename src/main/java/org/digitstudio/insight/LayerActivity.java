package org.digitstudio.insight;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Shape;
import org.digitstudio.insight.NetworkParts.Part;

/**
 * The weights of a part of a network and its activations for a few images.
 *
 * @param part convolution, dense or output layer with the activation that follows it
 * @param weights without the biases
 * @param activations of all units for all images
 * @param units neurons, or feature maps of a convolution
 * @param dead units that are 0 for every image; empty where the activation is not ReLU
 */
public record LayerActivity(
    Part part, Histogram weights, Histogram activations, int units, OptionalInt dead) {
  private static final int BINS = 48;

  /**
   * The ranges of a part's histograms, the same for all moments of a run.
   *
   * @param weights from minus this to this
   * @param activations from {@code lowest} to this
   * @param lowest 0 or below
   */
  public record Ranges(float weights, float lowest, float activations) {
    /** Returns ranges that contain both. */
    public Ranges and(Ranges other) {
      return new Ranges(
          Math.max(weights, other.weights),
          Math.min(lowest, other.lowest),
          Math.max(activations, other.activations));
    }
  }

  /** Returns the parts of a network that have weights, in its order. */
  public static List<Part> parts(NetworkSpec network) {
    return NetworkParts.of(network).inOrder().stream()
        .filter(part -> network.layers().get(part.layer()).parameterCount(shape(network, part)) > 0)
        .toList();
  }

  private static Shape shape(NetworkSpec network, Part part) {
    return network.inputShape(part.layer());
  }

  /** Returns ranges that contain all but a few outliers of each part. */
  public static List<Ranges> ranges(ForwardPass network, List<DigitImage> images) {
    List<ForwardTrace> traces = images.stream().map(network::run).toList();
    return parts(network.spec()).stream().map(part -> ranges(network, part, traces)).toList();
  }

  private static Ranges ranges(ForwardPass network, Part part, List<ForwardTrace> traces) {
    float[] weights = weights(network, part);
    float lowest = 0;
    float highest = 1e-6f;
    for (ForwardTrace trace : traces) {
      for (float value : trace.activations(part.last())) {
        lowest = Math.min(lowest, value);
        highest = Math.max(highest, value);
      }
    }
    return new Ranges(outlying(weights), lowest, highest);
  }

  /** Returns the magnitude that one weight in five hundred exceeds. */
  private static float outlying(float[] weights) {
    float[] sizes = new float[weights.length];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(weights[i]);
    }
    Arrays.sort(sizes);
    return Math.max(1e-6f, sizes[sizes.length - 1 - sizes.length / 500]);
  }

  /**
   * Evaluates every part of a network.
   *
   * @param ranges one for each part
   */
  public static List<LayerActivity> of(
      ForwardPass network, List<DigitImage> images, List<Ranges> ranges) {
    List<Part> parts = parts(network.spec());
    List<Units> units =
        IntStream.range(0, parts.size())
            .mapToObj(i -> new Units(network, parts.get(i), ranges.get(i)))
            .toList();
    for (DigitImage image : images) {
      ForwardTrace trace = network.run(image);
      units.forEach(each -> each.add(trace));
    }
    return units.stream().map(Units::activity).toList();
  }

  private static float[] weights(ForwardPass network, Part part) {
    LayerSpec layer = network.spec().layers().get(part.layer());
    Shape input = shape(network.spec(), part);
    int count = layer.parameterCount(input);
    int units = layer.outputShape(input).channels();
    int from = network.offset(part.layer());
    // A convolution's biases stand before its kernels, a dense layer's after its weights.
    int start = layer instanceof Convolution ? from + units : from;
    return Arrays.copyOfRange(network.parameters(), start, start + count - units);
  }

  /** Collects the activations of one part. */
  private static final class Units {
    private final ForwardPass network;
    private final Part part;
    private final Ranges ranges;
    private final Histogram.Collector activations;
    private final boolean[] fired;

    Units(ForwardPass network, Part part, Ranges ranges) {
      this.network = network;
      this.part = part;
      this.ranges = ranges;
      this.activations = new Histogram.Collector(ranges.lowest(), ranges.activations(), BINS);
      this.fired = new boolean[network.shapes().get(part.last() + 1).channels()];
    }

    void add(ForwardTrace trace) {
      float[] values = trace.activations(part.last());
      int perUnit = values.length / fired.length;
      for (int i = 0; i < values.length; i++) {
        activations.add(values[i]);
        fired[i / perUnit] |= values[i] != 0;
      }
    }

    LayerActivity activity() {
      Histogram.Collector weights =
          new Histogram.Collector(-ranges.weights(), ranges.weights(), BINS);
      for (float weight : weights(network, part)) {
        weights.add(weight);
      }
      int dead = 0;
      for (boolean each : fired) {
        dead += each ? 0 : 1;
      }
      return new LayerActivity(
          part,
          weights.histogram(),
          activations.histogram(),
          fired.length,
          Patch.activationOf(network.spec(), part.layer()) == Activation.RELU
              ? OptionalInt.of(dead)
              : OptionalInt.empty());
    }
  }
}
