package org.digitstudio.domain.network;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.Dropout;
import org.digitstudio.domain.network.LayerSpec.Output;
import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.domain.network.LayerSpec.ZeroPadding;

/** A sequential network from 784 pixels to ten classes. */
public record NetworkSpec(InputLayout input, List<LayerSpec> layers) {

  /**
   * Checks that the layers make a network.
   *
   * @throws StudioException if a layer does not fit the one before it, or the last is not the only
   *     {@link Output}
   */
  public NetworkSpec {
    layers = List.copyOf(layers);
    if (layers.isEmpty() || !(layers.getLast() instanceof Output)) {
      throw new StudioException("domain.network.last-output");
    }
    boolean flat = input == InputLayout.FLAT;
    for (LayerSpec layer : layers.subList(0, layers.size() - 1)) {
      if (layer instanceof Output) {
        throw new StudioException("domain.network.one-output");
      }
      if (flat && isSpatial(layer)) {
        throw new StudioException("domain.network.conv-after-dense");
      }
      flat |= layer instanceof Dense;
    }
    shapes(input, layers);
  }

  private static boolean isSpatial(LayerSpec layer) {
    return layer instanceof Convolution || layer instanceof Pool || layer instanceof ZeroPadding;
  }

  /**
   * Returns the network of the article's text: conv 32@5x5, pool, dropout 20 %, dense 128; 805,066
   * parameters.
   */
  public static NetworkSpec asDescribed() {
    return new NetworkSpec(
        InputLayout.CHANNELS_FIRST,
        List.of(
            Convolution.same(32, 5), Pool.max2(), new Dropout(0.2), Dense.relu(128), new Output()));
  }

  /**
   * Returns the network of the article's code: {@code Conv2D(32, 5, 5)} is a 5x5 kernel with stride
   * 5; 36,138 parameters.
   */
  public static NetworkSpec asCoded() {
    return new NetworkSpec(
        InputLayout.CHANNELS_LAST,
        List.of(
            new Convolution(32, 5, 5, 5, Padding.SAME, Activation.RELU),
            new Pool(Pool.Kind.MAX, 2, 2, Padding.SAME),
            new Dropout(0.2),
            Dense.relu(128),
            new Output()));
  }

  /** Returns the shape into each layer, then the shape out of the last one. */
  public List<Shape> shapes() {
    return shapes(input, layers);
  }

  private static List<Shape> shapes(InputLayout input, List<LayerSpec> layers) {
    List<Shape> shapes = new ArrayList<>();
    shapes.add(input.shape());
    for (LayerSpec layer : layers) {
      shapes.add(layer.outputShape(shapes.getLast()));
    }
    return List.copyOf(shapes);
  }

  /** Returns the shape into a layer. */
  public Shape inputShape(int index) {
    return shapes().get(index);
  }

  /** Returns the index of a layer's first parameter in the flat parameters. */
  public int parameterOffset(int index) {
    return parameterOffset(layers, shapes(), index);
  }

  /**
   * Returns the index of a layer's first parameter in the flat parameters.
   *
   * @param shapes of the input of every layer
   */
  static int parameterOffset(List<LayerSpec> layers, List<Shape> shapes, int index) {
    int offset = 0;
    for (int i = 0; i < index; i++) {
      offset += layers.get(i).parameterCount(shapes.get(i));
    }
    return offset;
  }

  public int parameterCount() {
    return parameterOffset(layers.size());
  }

  /** Returns the multiply-adds for one image. */
  public long multiplyAdds() {
    List<Shape> shapes = shapes();
    long sum = 0;
    for (int i = 0; i < layers.size(); i++) {
      sum += layers.get(i).multiplyAdds(shapes.get(i));
    }
    return sum;
  }
}
