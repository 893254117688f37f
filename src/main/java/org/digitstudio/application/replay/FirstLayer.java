package org.digitstudio.application.replay;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.Output;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Shape;

/**
 * The weights of a network's first layer as images: what it looks for in the pixels.
 *
 * @param count kernels of a convolution, or units of a dense layer
 * @param height rows of each
 * @param width columns of each
 * @param weights [kernel][row][column], without the biases
 */
public record FirstLayer(int count, int height, int width, float[] weights) {
  public FirstLayer {
    if (weights.length != count * height * width) {
      throw new IllegalArgumentException("The weights do not fill the kernels");
    }
    weights = weights.clone();
  }

  /**
   * Takes the first layer out of a network's parameters.
   *
   * @param parameters in {@link org.digitstudio.domain.network.Model}'s order
   * @return empty if the first layer with parameters does not see the pixels themselves
   */
  public static Optional<FirstLayer> of(NetworkSpec network, float[] parameters) {
    List<LayerSpec> layers = network.layers();
    for (int i = 0; i < layers.size(); i++) {
      Shape input = network.inputShape(i);
      if (layers.get(i).parameterCount(input) > 0) {
        return of(layers.get(i), input, parameters, network.parameterOffset(i));
      }
    }
    return Optional.empty();
  }

  private static Optional<FirstLayer> of(
      LayerSpec layer, Shape input, float[] parameters, int offset) {
    return switch (layer) {
      case Convolution c when input.channels() == 1 ->
          // The biases stand before the kernels.
          Optional.of(
              part(
                  c.filters(),
                  c.kernelHeight(),
                  c.kernelWidth(),
                  parameters,
                  offset + c.filters()));
      case Dense(int units, var _) -> units(units, input, parameters, offset);
      case Output() -> units(layer.outputShape(input).size(), input, parameters, offset);
      default -> Optional.empty();
    };
  }

  private static Optional<FirstLayer> units(
      int units, Shape input, float[] parameters, int offset) {
    int side = (int) Math.round(Math.sqrt(input.size()));
    return side * side == input.size()
        ? Optional.of(part(units, side, side, parameters, offset))
        : Optional.empty();
  }

  private static FirstLayer part(int count, int height, int width, float[] all, int from) {
    return new FirstLayer(
        count, height, width, Arrays.copyOfRange(all, from, from + count * height * width));
  }

  @Override
  public float[] weights() {
    return weights.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FirstLayer that
        && count == that.count
        && height == that.height
        && width == that.width
        && Arrays.equals(weights, that.weights);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(weights);
  }
}
