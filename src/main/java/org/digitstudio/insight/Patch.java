package org.digitstudio.insight;

import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.LayerSpec.Activate;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.LeakyRelu;
import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Shape;

/**
 * The patch of a convolution's input that one cell of a feature map is computed from, with the
 * kernel's weights over it.
 *
 * @param channels number of input channels
 * @param rows kernel height
 * @param columns kernel width
 * @param inputs the patch, [channel][row][column]; 0 in the padding
 * @param weights of the kernel, in the same order
 * @param bias of the feature map
 */
public record Patch(
    int channels, int rows, int columns, float[] inputs, float[] weights, float bias) {

  /** Returns the patch of cell (y, x) of feature map {@code map} of a convolution layer. */
  public static Patch of(ForwardTrace trace, int layer, int map, int y, int x) {
    Convolution convolution = (Convolution) trace.layer(layer);
    Shape in = trace.inputShape(layer);
    int taps = in.channels() * convolution.kernelHeight() * convolution.kernelWidth();
    float[] weights = new float[taps];
    ForwardPass network = trace.network();
    System.arraycopy(
        network.parameters(),
        network.offset(layer) + convolution.filters() + map * taps,
        weights,
        0,
        taps);
    int top =
        y * convolution.stride()
            - convolution
                .padding()
                .zerosBefore(in.height(), convolution.kernelHeight(), convolution.stride());
    int left =
        x * convolution.stride()
            - convolution
                .padding()
                .zerosBefore(in.width(), convolution.kernelWidth(), convolution.stride());
    Patch empty =
        new Patch(
            in.channels(),
            convolution.kernelHeight(),
            convolution.kernelWidth(),
            new float[taps],
            weights,
            network.bias(layer, map));
    return empty.filled(trace.inputOf(layer), in, top, left);
  }

  /** Returns the patch under a manual kernel centred on pixel (y, x). */
  public static Patch ofManualKernel(float[] kernel, float[] pixels, int y, int x) {
    Shape in = new Shape(1, DigitImage.SIDE, DigitImage.SIDE);
    int side = ManualKernels.SIDE;
    return new Patch(1, side, side, new float[kernel.length], kernel.clone(), 0f)
        .filled(pixels, in, y - side / 2, x - side / 2);
  }

  private Patch filled(float[] flow, Shape in, int top, int left) {
    int at = 0;
    for (int channel = 0; channel < channels; channel++) {
      for (int row = top; row < top + rows; row++) {
        for (int column = left; column < left + columns; column++) {
          if (row >= 0 && row < in.height() && column >= 0 && column < in.width()) {
            inputs[at] = flow[(channel * in.height() + row) * in.width() + column];
          }
          at++;
        }
      }
    }
    return this;
  }

  /**
   * Returns the same patch for an input one row high whose channels are the image's columns, as in
   * the article's code: a strip of {@code columns} image rows, each as wide as the image.
   *
   * @param kernelRow the only kernel row that doesn't lie in the padding
   */
  public Patch asStrip(int kernelRow) {
    float[] stripInputs = new float[columns * channels];
    float[] stripWeights = new float[columns * channels];
    for (int channel = 0; channel < channels; channel++) {
      for (int column = 0; column < columns; column++) {
        int from = (channel * rows + kernelRow) * columns + column;
        stripInputs[column * channels + channel] = inputs[from];
        stripWeights[column * channels + channel] = weights[from];
      }
    }
    return new Patch(1, columns, channels, stripInputs, stripWeights, bias);
  }

  /** Returns the sum of the products of one row of one channel. */
  public float rowSum(int channel, int row) {
    double sum = 0;
    for (int i = 0; i < columns; i++) {
      sum += product((channel * rows + row) * columns + i);
    }
    return (float) sum;
  }

  public float product(int index) {
    return inputs[index] * weights[index];
  }

  /** Returns the sum of one channel's products. */
  public float channelSum(int channel) {
    double sum = 0;
    for (int i = 0; i < rows * columns; i++) {
      sum += product(channel * rows * columns + i);
    }
    return (float) sum;
  }

  /** Returns the sum of all products, without the bias. */
  public float productSum() {
    double sum = 0;
    for (int i = 0; i < inputs.length; i++) {
      sum += product(i);
    }
    return (float) sum;
  }

  /** Returns the pre-activation: the sum of all products plus the bias. */
  public float preActivation() {
    return productSum() + bias;
  }

  /** Returns the last layer of the part that begins at a convolution or dense layer. */
  static int lastLayer(NetworkSpec spec, int layer) {
    int at = layer;
    while (at + 1 < spec.layers().size()
        && (spec.layers().get(at + 1) instanceof BatchNorm
            || spec.layers().get(at + 1) instanceof Activate
            || spec.layers().get(at + 1) instanceof LeakyRelu)) {
      at++;
    }
    return at;
  }

  /** Returns the input indices of the pooling window of output {@code index}, row by row. */
  public static int[] poolingWindow(ForwardTrace trace, int layer, int index) {
    return new PoolMath((Pool) trace.layer(layer), trace.inputShape(layer)).window(index);
  }

  /** Returns the activation function at the end of the part that begins at this layer. */
  public static Activation activationOf(NetworkSpec spec, int layer) {
    return switch (spec.layers().get(lastLayer(spec, layer))) {
      case Activate activate -> activate.activation();
      case LeakyRelu leaky -> Activation.LEAKY_RELU;
      case Convolution convolution -> convolution.activation();
      case Dense dense -> dense.activation();
      default -> Activation.IDENTITY;
    };
  }
}
