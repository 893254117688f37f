package org.digitstudio.insight;

import java.util.List;
import java.util.Random;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.Activation;
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
import org.digitstudio.domain.network.ModelCard;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Padding;
import org.digitstudio.domain.network.Shape;
import org.digitstudio.domain.network.WeightInit;

/** Networks with seeded parameters, none of which is exactly 0 or 1. */
public final class SampleNetworks {
  private SampleNetworks() {}

  public static NetworkSpec twoBlocks() {
    return new NetworkSpec(
        InputLayout.CHANNELS_FIRST,
        List.of(
            Convolution.linear(8, 5),
            new BatchNorm(),
            new Activate(Activation.RELU),
            Pool.max2(),
            Convolution.linear(16, 3),
            new BatchNorm(),
            new Activate(Activation.RELU),
            Pool.max2(),
            new Dropout(0.3),
            Dense.relu(32),
            new Output()));
  }

  /** Covers every layer type and activation, odd strides and both paddings. */
  public static NetworkSpec everything() {
    return new NetworkSpec(
        InputLayout.CHANNELS_FIRST,
        List.of(
            new Convolution(4, 4, 3, 2, Padding.SAME, Activation.LEAKY_RELU),
            new Pool(Pool.Kind.AVERAGE, 3, 2, Padding.SAME),
            new Convolution(6, 2, 3, 1, Padding.VALID, Activation.ELU),
            new LeakyRelu(0.25),
            new ZeroPadding(0, 1, 2, 0),
            new Pool(Pool.Kind.MAX, 3, 2, Padding.SAME),
            new BatchNorm(),
            new Dense(12, Activation.TANH),
            new Dropout(0.1),
            new Dense(11, Activation.SIGMOID),
            new Output()));
  }

  public static NetworkSpec dense() {
    return new NetworkSpec(
        InputLayout.FLAT, List.of(Dense.relu(20), new BatchNorm(), Dense.relu(16), new Output()));
  }

  public static ForwardPass seeded(NetworkSpec spec, long seed) {
    float[] parameters = WeightInit.draw(spec, seed);
    Random random = new Random(seed + 1);
    int at = 0;
    for (int i = 0; i < spec.layers().size(); i++) {
      LayerSpec layer = spec.layers().get(i);
      Shape in = spec.inputShape(i);
      int count = layer.parameterCount(in);
      for (int k = at; k < at + count; k++) {
        if (layer instanceof BatchNorm) {
          boolean variance = k >= at + 3 * in.channels();
          parameters[k] += (variance ? 0.4f : 0.3f) * (random.nextFloat() - 0.5f);
        } else if (parameters[k] == 0f) {
          parameters[k] = 0.2f * (random.nextFloat() - 0.5f);
        } else {
          parameters[k] *= 2f;
        }
      }
      at += count;
    }
    return new ForwardPass(spec, parameters);
  }

  public static Model model(String name, ForwardPass network) {
    return new Model(ModelCard.unknown(name), network.spec(), network.parameters());
  }

  /** A 7 of straight strokes with soft edges. */
  public static DigitImage seven() {
    float[] pixels = new float[DigitImage.PIXELS];
    for (int row = 0; row < 28; row++) {
      for (int column = 0; column < 28; column++) {
        double bar = column >= 7 && column <= 20 ? Math.abs(row - 6.4) : 9;
        double slant = row >= 6 && row <= 23 ? Math.abs(column - (20.3 - (row - 6) * 0.45)) : 9;
        double ink = Math.clamp(2.0 - Math.min(bar, slant), 0, 1);
        pixels[row * 28 + column] = (float) ink;
      }
    }
    return DigitImage.of(pixels);
  }
}
