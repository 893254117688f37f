package org.digitstudio.domain.network;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.domain.StudioException;

/**
 * Puts together a model that a file describes, layer by layer. Sizes are checked before anything is
 * allocated for them.
 */
public final class NetworkBuilder {
  /** A larger network is not opened. */
  public static final int MAX_PARAMETERS = 16_000_000;

  /** Values between two layers; 28x28 images never need more. */
  private static final int MAX_VALUES = 16_000_000;

  private final InputLayout input;
  private final List<LayerSpec> layers = new ArrayList<>();
  private final List<float[]> parameters = new ArrayList<>();
  private Shape shape;
  private int count;

  public NetworkBuilder(InputLayout input) {
    this.input = input;
    this.shape = input.shape();
  }

  public InputLayout input() {
    return input;
  }

  /** The shape of what the next layer gets. */
  public Shape shape() {
    return shape;
  }

  /**
   * Returns how many parameters a layer would have here.
   *
   * @throws StudioException if it doesn't fit the layer before it, or makes the network too large
   */
  public int parametersOf(LayerSpec layer) {
    outputOf(layer);
    double more =
        switch (layer) {
          case LayerSpec.Dense dense -> (shape.size() + 1.0) * dense.units();
          case LayerSpec.Convolution c ->
              (1.0 + shape.channels() * (double) c.kernelHeight() * c.kernelWidth()) * c.filters();
          default -> layer.parameterCount(shape);
        };
    if (count + more > MAX_PARAMETERS) {
      throw new StudioException("domain.network.too-large", MAX_PARAMETERS);
    }
    return (int) more;
  }

  private Shape outputOf(LayerSpec layer) {
    Shape output;
    try {
      output = layer.outputShape(shape);
    } catch (StudioException e) {
      throw new StudioException(e, "domain.network.does-not-fit", layers.size() + 1);
    }
    if ((double) output.channels() * output.height() * output.width() > MAX_VALUES) {
      throw new StudioException("domain.network.too-large", MAX_PARAMETERS);
    }
    return output;
  }

  /**
   * Adds a layer.
   *
   * @param values its parameters in {@link Model}'s order
   */
  public void add(LayerSpec layer, float... values) {
    if (parametersOf(layer) != values.length) {
      throw new IllegalArgumentException(
          "%s has %d parameters, not %d".formatted(layer, parametersOf(layer), values.length));
    }
    shape = outputOf(layer);
    layers.add(layer);
    parameters.add(values);
    count += values.length;
  }

  /**
   * Returns the variance that gives the same values under {@link LayerSpec.BatchNorm#EPSILON} as
   * another variance under another epsilon.
   */
  public static float variance(double variance, double epsilon) {
    return (float) (variance + epsilon - LayerSpec.BatchNorm.EPSILON);
  }

  /**
   * Returns the finished model.
   *
   * @throws StudioException if the layers make no network, or a parameter is not finite
   */
  public Model build(ModelCard card) {
    float[] all = new float[count];
    int at = 0;
    for (float[] part : parameters) {
      for (float value : part) {
        if (!Float.isFinite(value)) {
          throw new StudioException("domain.network.not-finite");
        }
        all[at++] = value;
      }
    }
    NetworkSpec spec;
    try {
      spec = new NetworkSpec(input, layers);
    } catch (StudioException e) {
      throw new StudioException(e, "domain.network.unsound");
    }
    return new Model(card, spec, all);
  }
}
