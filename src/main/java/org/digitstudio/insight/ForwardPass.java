package org.digitstudio.insight;

import java.util.List;
import org.digitstudio.domain.Softmax;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.Calibration;
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
 * A network with its parameters whose forward pass keeps every intermediate value. It runs in
 * inference mode: dropout is off and batch normalization uses its running statistics. Safe to use
 * from several threads.
 */
public final class ForwardPass {
  private final NetworkSpec spec;
  private final float[] parameters;
  private final float temperature;
  private final List<Shape> shapes;
  private final int[] offsets;

  /**
   * Creates an uncalibrated network, whose temperature is 1.
   *
   * @param parameters in {@link Model}'s order; kept, not copied
   */
  public ForwardPass(NetworkSpec spec, float[] parameters) {
    this(spec, parameters, 1f);
  }

  /**
   * @param parameters in {@link Model}'s order; kept, not copied
   * @param temperature divides the logits before softmax; above 0, 1 for an uncalibrated model
   * @throws IllegalArgumentException if the parameter count is not the network's
   */
  public ForwardPass(NetworkSpec spec, float[] parameters, float temperature) {
    if (parameters.length != spec.parameterCount()) {
      throw new IllegalArgumentException(
          "The network has %,d parameters, not %,d"
              .formatted(spec.parameterCount(), parameters.length));
    }
    this.spec = spec;
    this.parameters = parameters;
    this.temperature = temperature;
    this.shapes = spec.shapes();
    this.offsets = new int[spec.layers().size()];
    for (int i = 1; i < offsets.length; i++) {
      offsets[i] = offsets[i - 1] + spec.layers().get(i - 1).parameterCount(shapes.get(i - 1));
    }
  }

  /** Creates the network of a model, with the temperature of its calibration where it has one. */
  public static ForwardPass of(Model model) {
    float temperature = model.card().calibration().map(Calibration::temperature).orElse(1f);
    return new ForwardPass(model.spec(), model.parameters(), temperature);
  }

  public NetworkSpec spec() {
    return spec;
  }

  /** Returns what the logits are divided by before softmax. */
  public float temperature() {
    return temperature;
  }

  /** Returns the input shape of each layer, then the output shape of the last. */
  public List<Shape> shapes() {
    return shapes;
  }

  /** Returns all parameters in {@link Model}'s order; callers must not change them. */
  float[] parameters() {
    return parameters;
  }

  /** Returns the index of the first parameter of layer {@code index}. */
  int offset(int index) {
    return offsets[index];
  }

  public ForwardTrace run(DigitImage image) {
    return run(image.pixels());
  }

  /**
   * Runs the forward pass.
   *
   * @param pixels 784 values in 0..1, row by row; kept by the trace
   */
  public ForwardTrace run(float[] pixels) {
    int count = spec.layers().size();
    float[][] preActivations = new float[count][];
    float[][] activations = new float[count][];
    float[] input = spec.input().arrange(pixels);
    float[] flow = input;
    for (int i = 0; i < count; i++) {
      LayerSpec layer = spec.layers().get(i);
      preActivations[i] = preActivations(i, layer, flow);
      activations[i] =
          switch (layer) {
            case Convolution convolution -> activate(convolution.activation(), preActivations[i]);
            case Dense dense -> activate(dense.activation(), preActivations[i]);
            case Activate activate -> activate(activate.activation(), preActivations[i]);
            case LeakyRelu leaky -> activate(leaky, preActivations[i]);
            case Output output -> Softmax.of(preActivations[i], temperature);
            case ZeroPadding padding -> preActivations[i];
            case BatchNorm norm -> preActivations[i];
            case Pool pool -> preActivations[i];
            case Dropout dropout -> preActivations[i];
          };
      flow = activations[i];
    }
    return new ForwardTrace(this, pixels, input, preActivations, activations);
  }

  private float[] preActivations(int index, LayerSpec layer, float[] flow) {
    Shape shape = shapes.get(index);
    return switch (layer) {
      case Convolution convolution ->
          new ConvolutionMath(convolution, shape).forward(parameters, offsets[index], flow);
      case Dense dense -> dense(index, flow, dense.units());
      case Output output -> dense(index, flow, shapes.get(index + 1).size());
      case BatchNorm norm -> normalize(index, shape, flow);
      case Pool pool -> new PoolMath(pool, shape).forward(flow);
      case ZeroPadding padding -> PaddingMath.forward(padding, shape, flow);
      case LeakyRelu leaky -> flow;
      case Activate activate -> flow;
      case Dropout dropout -> flow;
    };
  }

  private float[] dense(int index, float[] flow, int units) {
    float[] outputs = new float[units];
    int weights = offsets[index];
    int biases = weights + units * flow.length;
    for (int unit = 0; unit < units; unit++) {
      outputs[unit] =
          dot(parameters, weights + unit * flow.length, flow) + parameters[biases + unit];
    }
    return outputs;
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

  private float[] normalize(int index, Shape shape, float[] flow) {
    float[] out = new float[flow.length];
    int mapSize = shape.height() * shape.width();
    for (int channel = 0; channel < shape.channels(); channel++) {
      ChannelNormalization norm = normalization(index, channel);
      for (int i = channel * mapSize; i < (channel + 1) * mapSize; i++) {
        out[i] = norm.apply(flow[i]);
      }
    }
    return out;
  }

  /** Returns the parameters of one channel of a batch normalization layer. */
  public ChannelNormalization normalization(int index, int channel) {
    int channels = shapes.get(index).channels();
    int at = offsets[index] + channel;
    return new ChannelNormalization(
        parameters[at],
        parameters[at + channels],
        parameters[at + 2 * channels],
        parameters[at + 3 * channels]);
  }

  /** The gain, shift and running statistics of one batch-normalized channel. */
  public record ChannelNormalization(float gamma, float beta, float mean, float variance) {
    /** Returns gamma divided by the standard deviation. */
    public float scale() {
      return (float) (gamma / Math.sqrt(variance + BatchNorm.EPSILON));
    }

    public float apply(float x) {
      return (x - mean) * scale() + beta;
    }
  }

  /** Returns the weights of one unit of a dense or output layer, one for each input value. */
  public float[] weights(int index, int unit) {
    int inputs = shapes.get(index).size();
    float[] row = new float[inputs];
    System.arraycopy(parameters, offsets[index] + unit * inputs, row, 0, inputs);
    return row;
  }

  /** Returns the bias of a unit of a dense or output layer, or of a feature map. */
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

  private static float[] activate(Activation activation, float[] preActivations) {
    if (activation == Activation.IDENTITY) {
      return preActivations;
    }
    float[] activations = new float[preActivations.length];
    for (int i = 0; i < activations.length; i++) {
      activations[i] = activation.apply(preActivations[i]);
    }
    return activations;
  }

  private static float[] activate(LeakyRelu leaky, float[] preActivations) {
    float[] activations = new float[preActivations.length];
    for (int i = 0; i < activations.length; i++) {
      activations[i] = leaky.apply(preActivations[i]);
    }
    return activations;
  }
}
