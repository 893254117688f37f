package org.digitstudio.domain.network;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.domain.network.LayerSpec.Activate;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Pool;

/**
 * A fully convolutional network from a grey map of any size to cells of 4 x 4 pixels: convolutions,
 * batch normalization, ReLU and pooling, and at the end a 1x1 convolution whose values are taken as
 * they are. See {@link org.digitstudio.domain.port.DigitDetector} for what they mean.
 */
public record DetectorSpec(List<LayerSpec> layers) {
  /** Pixels a cell is wide and high: two poolings by two. */
  public static final int CELL = 4;

  /** Values a cell has at the end. */
  public static final int OUTPUTS = 32;

  public DetectorSpec {
    layers = List.copyOf(layers);
    int scale = 1;
    for (LayerSpec layer : layers) {
      scale *=
          switch (layer) {
            case Pool pool when pool.equals(Pool.max2()) -> 2;
            case Convolution c when c.stride() == 1 && c.padding() == Padding.SAME -> 1;
            case BatchNorm b -> 1;
            case Activate a when a.activation() == Activation.RELU -> 1;
            default ->
                throw new IllegalArgumentException("A detector cannot have the layer " + layer);
          };
    }
    boolean ends =
        !layers.isEmpty()
            && layers.getLast() instanceof Convolution last
            && last.filters() == OUTPUTS
            && last.activation() == Activation.IDENTITY;
    if (scale != CELL || !ends) {
      throw new IllegalArgumentException(
          "A detector pools twice by two and ends in a linear convolution of 32 maps");
    }
  }

  /**
   * The usual shape: a 5x5 convolution, pooling, a 3x3 one, pooling, then 3x3 ones.
   *
   * @param middle maps before the second pooling, a multiple of 32
   * @param wide maps of each convolution after it, likewise
   * @param depth how many of those there are
   */
  public static DetectorSpec of(int middle, int wide, int depth) {
    List<LayerSpec> layers = new ArrayList<>();
    layers.add(Convolution.same(32, 5));
    layers.add(Pool.max2());
    layers.add(Convolution.linear(middle, 3));
    layers.add(new BatchNorm());
    layers.add(new Activate(Activation.RELU));
    layers.add(Pool.max2());
    for (int i = 0; i < depth; i++) {
      layers.add(Convolution.linear(wide, 3));
      layers.add(new BatchNorm());
      layers.add(new Activate(Activation.RELU));
    }
    layers.add(Convolution.linear(OUTPUTS, 1));
    return new DetectorSpec(layers);
  }

  /** The three sizes by which {@link #of} makes this shape again. */
  public List<Integer> sizes() {
    List<Convolution> convolutions =
        layers.stream().filter(Convolution.class::isInstance).map(Convolution.class::cast).toList();
    int depth = convolutions.size() - 3;
    List<Integer> sizes =
        List.of(
            convolutions.get(1).filters(), convolutions.get(Math.max(1, depth)).filters(), depth);
    if (!of(sizes.get(0), sizes.get(1), sizes.get(2)).equals(this)) {
      throw new IllegalStateException("A detector of another shape");
    }
    return sizes;
  }

  /** The shape into each layer, then the shape out of the last, for an input of that size. */
  public List<Shape> shapes(int height, int width) {
    List<Shape> shapes = new ArrayList<>();
    shapes.add(new Shape(1, height, width));
    for (LayerSpec layer : layers) {
      shapes.add(layer.outputShape(shapes.getLast()));
    }
    return List.copyOf(shapes);
  }

  /** Returns the offset of a layer in the flat parameters, which are in the layers' order. */
  public int parameterOffset(int index) {
    return NetworkSpec.parameterOffset(layers, shapes(CELL, CELL), index);
  }

  public int parameterCount() {
    return parameterOffset(layers.size());
  }

  /** Multiply-adds for a map of that size. */
  public long multiplyAdds(int height, int width) {
    List<Shape> shapes = shapes(height, width);
    long sum = 0;
    for (int i = 0; i < layers.size(); i++) {
      sum += layers.get(i).multiplyAdds(shapes.get(i));
    }
    return sum;
  }

  /**
   * Returns how many pixels a cell depends on beyond its own, on each side. A part of a map needs a
   * margin of this width to be read as within the whole.
   */
  public int reach() {
    int reach = 0;
    int scale = 1;
    for (LayerSpec layer : layers) {
      if (layer instanceof Convolution c) {
        reach += (Math.max(c.kernelHeight(), c.kernelWidth()) - 1) / 2 * scale;
      } else if (layer instanceof Pool) {
        scale *= 2;
      }
    }
    return Math.ceilDiv(reach, CELL) * CELL;
  }
}
