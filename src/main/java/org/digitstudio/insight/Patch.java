package org.digitstudio.insight;

import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.LayerSpec.Activate;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Shape;

/**
 * Everything that makes one value of a convolution's map: the window, the weights over it, and the
 * steps after the sum.
 *
 * @param channels of the window
 * @param rows of the window in each channel
 * @param columns of the window in each channel
 * @param inputs what lies under the kernel, [channel][row][column]; 0 outside the picture
 * @param weights of the kernel in the same order
 * @param bias added to the products
 */
public record Patch(
    int channels, int rows, int columns, float[] inputs, float[] weights, float bias) {

  /** The window of map {@code map} at a place of a convolution layer. */
  public static Patch of(ForwardTrace trace, int layer, int map, int y, int x) {
    Convolution convolution = (Convolution) trace.layer(layer);
    Shape in = trace.shapeInto(layer);
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
    return empty.filled(trace.into(layer), in, top, left);
  }

  /** The window of a kernel made by hand, centred on a pixel. */
  public static Patch byHand(float[] kernel, float[] pixels, int y, int x) {
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
   * The same window where only one kernel row meets the input, as the article's code has it, whose
   * input is one row high: {@code columns} rows of the picture, each over all channels.
   *
   * @param kernelRow the row that meets the input
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

  /** The products of one row of one channel, added up. */
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

  /** The products of one channel's window, added up. */
  public float channelSum(int channel) {
    double sum = 0;
    for (int i = 0; i < rows * columns; i++) {
      sum += product(channel * rows * columns + i);
    }
    return (float) sum;
  }

  /** All products, added up, without the bias. */
  public float productSum() {
    double sum = 0;
    for (int i = 0; i < inputs.length; i++) {
      sum += product(i);
    }
    return (float) sum;
  }

  public float sum() {
    return productSum() + bias;
  }

  /**
   * The layer whose values are this convolution's finished maps: itself, or the normalisation and
   * activation that follow it.
   */
  public static int finishedAt(NetworkSpec spec, int layer) {
    int at = layer;
    while (at + 1 < spec.layers().size()
        && (spec.layers().get(at + 1) instanceof BatchNorm
            || spec.layers().get(at + 1) instanceof Activate)) {
      at++;
    }
    return at;
  }

  /** Where the values of one pooling window stand in what enters the layer, row by row. */
  public static int[] pooled(ForwardTrace trace, int layer, int place) {
    return new PoolMath((Pool) trace.layer(layer), trace.shapeInto(layer)).window(place);
  }

  /** The activation a finished map went through last, {@code IDENTITY} where there is none. */
  public static Activation activationOf(NetworkSpec spec, int layer) {
    return switch (spec.layers().get(finishedAt(spec, layer))) {
      case Activate activate -> activate.activation();
      case Convolution convolution -> convolution.activation();
      case Dense dense -> dense.activation();
      default -> Activation.IDENTITY;
    };
  }
}
