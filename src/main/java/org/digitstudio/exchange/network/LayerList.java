package org.digitstudio.exchange.network;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.LayerSpec.Activate;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.Dropout;
import org.digitstudio.domain.network.LayerSpec.LeakyRelu;
import org.digitstudio.domain.network.LayerSpec.Output;
import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.domain.network.LayerSpec.ZeroPadding;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.ModelCard;
import org.digitstudio.domain.network.NetworkBuilder;
import org.digitstudio.domain.network.Shape;

/** The layers assembled so far, the last of which can still be given an activation or a bias. */
final class LayerList {
  /** The slope that {@link Activation#LEAKY_RELU} has. */
  private static final double USUAL_SLOPE = 0.01;

  private final NetworkBuilder checked;
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(LayerSpec layer, float[] parameters) {}

  LayerList(InputLayout input) {
    this.checked = new NetworkBuilder(input);
  }

  Shape shape() {
    return checked.shape();
  }

  /** Adds a layer, or fails with a {@link org.digitstudio.domain.StudioException}. */
  void add(LayerSpec layer, float... parameters) {
    checked.add(layer, parameters);
    entries.add(new Entry(layer, parameters));
  }

  /** Whether a dense layer has been added, behind which there are no maps. */
  boolean isFlat() {
    return entries.stream().anyMatch(entry -> entry.layer() instanceof Dense);
  }

  void activate(Activation activation) {
    if (activation == Activation.IDENTITY || joins(activation)) {
      return;
    }
    add(new Activate(activation));
  }

  void leakyRelu(double slope) {
    if (Math.abs(slope - USUAL_SLOPE) < 1e-7) {
      activate(Activation.LEAKY_RELU);
    } else if (slope == 0) {
      activate(Activation.RELU);
    } else {
      add(new LeakyRelu(slope));
    }
  }

  private boolean joins(Activation activation) {
    if (entries.isEmpty()) {
      return false;
    }
    Entry last = entries.getLast();
    switch (last.layer()) {
      case Convolution c when c.activation() == Activation.IDENTITY ->
          replaceLast(
              new Convolution(
                  c.filters(),
                  c.kernelHeight(),
                  c.kernelWidth(),
                  c.stride(),
                  c.padding(),
                  activation));
      case Dense d when d.activation() == Activation.IDENTITY ->
          replaceLast(new Dense(d.units(), activation));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void replaceLast(LayerSpec layer) {
    entries.add(new Entry(layer, entries.removeLast().parameters()));
  }

  /** Adds to the bias of the last layer; returns whether that layer has such a bias. */
  boolean addBias(float[] bias) {
    if (entries.isEmpty()) {
      return false;
    }
    Entry last = entries.getLast();
    int at =
        switch (last.layer()) {
          case Convolution c
              when c.activation() == Activation.IDENTITY && c.filters() == bias.length ->
              0;
          case Dense d when d.activation() == Activation.IDENTITY && d.units() == bias.length ->
              last.parameters().length - bias.length;
          default -> -1;
        };
    if (at < 0) {
      return false;
    }
    for (int i = 0; i < bias.length; i++) {
      last.parameters()[at + i] += bias[i];
    }
    return true;
  }

  private Activation lastActivation(LayerSpec layer) {
    return switch (layer) {
      case Convolution c -> c.activation();
      case Dense d -> d.activation();
      case Activate a -> a.activation();
      case LeakyRelu l -> Activation.LEAKY_RELU;
      default -> Activation.IDENTITY;
    };
  }

  /** Whether no value that leaves the last layer is below zero. */
  boolean endsNonNegative() {
    for (Entry entry : entries.reversed()) {
      LayerSpec layer = entry.layer();
      if (layer instanceof Pool || layer instanceof Dropout || layer instanceof ZeroPadding) {
        continue;
      }
      Activation activation = lastActivation(layer);
      return activation == Activation.RELU || activation == Activation.SIGMOID;
    }
    return true;
  }

  boolean endsInActivation() {
    dropTrailingDropout();
    return !entries.isEmpty() && lastActivation(entries.getLast().layer()) != Activation.IDENTITY;
  }

  /** Makes the last layer the output; returns whether it is a dense layer of ten units. */
  boolean endInOutput() {
    dropTrailingDropout();
    boolean ten =
        !entries.isEmpty()
            && entries.getLast().layer().equals(new Dense(Prediction.CLASSES, Activation.IDENTITY));
    if (ten) {
      replaceLast(new Output());
    }
    return ten;
  }

  private void dropTrailingDropout() {
    while (!entries.isEmpty() && entries.getLast().layer() instanceof Dropout) {
      entries.removeLast();
    }
  }

  Model model(ModelCard card) {
    NetworkBuilder builder = new NetworkBuilder(checked.input());
    entries.forEach(entry -> builder.add(entry.layer(), entry.parameters()));
    return builder.build(card);
  }
}
