package org.digitstudio.insight;

import java.util.List;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.Activation;
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
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Shape;

/**
 * A network with its parameters, in plain arithmetic that keeps everything on the way. Dropout is
 * off and batch normalisation uses its running statistics, as when reading. Safe to use from
 * several threads.
 */
public final class ForwardPass {
  private final NetworkSpec spec;
  private final float[] parameters;
  private final List<Shape> shapes;
  private final int[] offsets;

  /**
   * @param parameters in {@link Model}'s order; kept, not copied
   */
  public ForwardPass(NetworkSpec spec, float[] parameters) {
    if (parameters.length != spec.parameterCount()) {
      throw new IllegalArgumentException(
          "The network has %,d parameters, not %,d"
              .formatted(spec.parameterCount(), parameters.length));
    }
    this.spec = spec;
    this.parameters = parameters;
    this.shapes = spec.shapes();
    this.offsets = new int[spec.layers().size()];
    for (int i = 1; i < offsets.length; i++) {
      offsets[i] = offsets[i - 1] + spec.layers().get(i - 1).parameterCount(shapes.get(i - 1));
    }
  }

  public static ForwardPass of(Model model) {
    return new ForwardPass(model.spec(), model.parameters());
  }

  public NetworkSpec spec() {
    return spec;
  }

  /** The shape into each layer, then the shape out of the last. */
  public List<Shape> shapes() {
    return shapes;
  }

  /** All parameters in {@link Model}'s order; not to be changed. */
  float[] parameters() {
    return parameters;
  }

  /** Where layer {@code index} begins in the parameters. */
  int offset(int index) {
    return offsets[index];
  }

  public ForwardTrace run(DigitImage image) {
    return run(image.pixels());
  }

  /**
   * @param pixels 784 values row by row; kept by the trace
   */
  public ForwardTrace run(float[] pixels) {
    int count = spec.layers().size();
    float[][] sums = new float[count][];
    float[][] values = new float[count][];
    float[] input = spec.input().arrange(pixels);
    float[] flow = input;
    for (int i = 0; i < count; i++) {
      LayerSpec layer = spec.layers().get(i);
      sums[i] = sums(i, layer, flow);
      values[i] =
          switch (layer) {
            case Convolution convolution -> activated(convolution.activation(), sums[i]);
            case Dense dense -> activated(dense.activation(), sums[i]);
            case Activate activate -> activated(activate.activation(), sums[i]);
            case LeakyRelu leaky -> activated(leaky, sums[i]);
            case ZeroPadding padding -> sums[i];
            case Output output -> softmax(sums[i], 1f);
            case BatchNorm norm -> sums[i];
            case Pool pool -> sums[i];
            case Dropout dropout -> sums[i];
          };
      flow = values[i];
    }
    return new ForwardTrace(this, pixels, input, sums, values);
  }

  private float[] sums(int index, LayerSpec layer, float[] flow) {
    Shape shape = shapes.get(index);
    return switch (layer) {
      case Convolution convolution ->
          new ConvolutionMath(convolution, shape).forward(parameters, offsets[index], flow);
      case Dense dense -> dense(index, flow, dense.units());
      case Output output -> dense(index, flow, shapes.get(index + 1).size());
      case BatchNorm norm -> normalised(index, shape, flow);
      case Pool pool -> new PoolMath(pool, shape).forward(flow);
      case ZeroPadding padding -> PaddingMath.forward(padding, shape, flow);
      case LeakyRelu leaky -> flow;
      case Activate activate -> flow;
      case Dropout dropout -> flow;
    };
  }

  private float[] dense(int index, float[] flow, int units) {
    float[] sums = new float[units];
    int weights = offsets[index];
    int biases = weights + units * flow.length;
    for (int unit = 0; unit < units; unit++) {
      sums[unit] = dot(parameters, weights + unit * flow.length, flow) + parameters[biases + unit];
    }
    return sums;
  }

  private static float dot(float[] weights, int offset, float[] flow) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = 0;
    for (; i + 3 < flow.length; i += 4) {
      a += weights[offset + i] * flow[i];
      b += weights[offset + i + 1] * flow[i + 1];
      c += weights[offset + i + 2] * flow[i + 2];
      d += weights[offset + i + 3] * flow[i + 3];
    }
    for (; i < flow.length; i++) {
      a += weights[offset + i] * flow[i];
    }
    return (a + b) + (c + d);
  }

  private float[] normalised(int index, Shape shape, float[] flow) {
    float[] out = new float[flow.length];
    int places = shape.height() * shape.width();
    for (int channel = 0; channel < shape.channels(); channel++) {
      Normalisation norm = normalisation(index, channel);
      for (int i = channel * places; i < (channel + 1) * places; i++) {
        out[i] = norm.apply(flow[i]);
      }
    }
    return out;
  }

  /** What a batch normalisation layer does to one channel. */
  public Normalisation normalisation(int index, int channel) {
    int channels = shapes.get(index).channels();
    int at = offsets[index] + channel;
    return new Normalisation(
        parameters[at],
        parameters[at + channels],
        parameters[at + 2 * channels],
        parameters[at + 3 * channels]);
  }

  /** Gamma, beta and the running statistics of one channel. */
  public record Normalisation(float gamma, float beta, float mean, float variance) {
    /** Gamma over the standard deviation: what a value's distance to the mean is multiplied by. */
    public float scale() {
      return (float) (gamma / Math.sqrt(variance + BatchNorm.EPSILON));
    }

    public float apply(float x) {
      return (x - mean) * scale() + beta;
    }
  }

  /** Row {@code unit} of a dense or output layer's weights: one for each value that enters it. */
  public float[] weights(int index, int unit) {
    int inputs = shapes.get(index).size();
    float[] row = new float[inputs];
    System.arraycopy(parameters, offsets[index] + unit * inputs, row, 0, inputs);
    return row;
  }

  /** The bias of a unit of a dense or output layer, or of a map of a convolution. */
  public float bias(int index, int unit) {
    return switch (spec.layers().get(index)) {
      case Convolution convolution -> parameters[offsets[index] + unit];
      case Dense dense -> parameters[offsets[index] + dense.units() * inputs(index) + unit];
      case Output output ->
          parameters[offsets[index] + shapes.get(index + 1).size() * inputs(index) + unit];
      default -> throw new IllegalArgumentException("Layer %d has no bias".formatted(index));
    };
  }

  private int inputs(int index) {
    return shapes.get(index).size();
  }

  private static float[] activated(Activation activation, float[] sums) {
    if (activation == Activation.IDENTITY) {
      return sums;
    }
    float[] values = new float[sums.length];
    for (int i = 0; i < sums.length; i++) {
      values[i] = activation.apply(sums[i]);
    }
    return values;
  }

  private static float[] activated(LeakyRelu leaky, float[] sums) {
    float[] values = new float[sums.length];
    for (int i = 0; i < sums.length; i++) {
      values[i] = leaky.apply(sums[i]);
    }
    return values;
  }

  /** The exponentials of the sums over the temperature, divided by their total. */
  public static float[] softmax(float[] sums, float temperature) {
    float largest = Float.NEGATIVE_INFINITY;
    for (float sum : sums) {
      largest = Math.max(largest, sum);
    }
    float[] values = new float[sums.length];
    double total = 0;
    for (int i = 0; i < sums.length; i++) {
      values[i] = (float) Math.exp((sums[i] - largest) / temperature);
      total += values[i];
    }
    for (int i = 0; i < sums.length; i++) {
      values[i] = (float) (values[i] / total);
    }
    return values;
  }
}
