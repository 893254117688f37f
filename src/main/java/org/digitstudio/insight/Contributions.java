package org.digitstudio.insight;

import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.Output;
import org.digitstudio.domain.network.Shape;
import org.digitstudio.insight.NetworkParts.Part;

/**
 * The contribution of each unit that enters a part of a network to each unit of that part, for one
 * image. A unit is a feature map or a neuron; the image counts as one unit.
 *
 * @param sources number of units that enter the part
 * @param targets number of units of the part
 * @param values [target][source]
 */
public record Contributions(int sources, int targets, float[] values) {
  public float of(int source, int target) {
    return values[target * sources + source];
  }

  /**
   * Computes the contributions to a part.
   *
   * <ul>
   *   <li>A neuron or an output: the sum of the unit's activations times the weights. All
   *       contributions and the bias add up to the pre-activation.
   *   <li>A convolution: the same, as the mean over all cells of the feature map, times the scale
   *       of a batch normalization that follows.
   *   <li>Pooling: the mean activation of the pooled feature map, from its own source alone.
   * </ul>
   *
   * @param isFirst whether the image enters the part
   */
  public static Contributions to(ForwardTrace trace, Part part, boolean isFirst) {
    LayerSpec layer = trace.layer(part.layer());
    Shape in = trace.inputShape(part.layer());
    boolean flat = in.height() * in.width() == 1;
    int channels = isFirst ? 1 : flat ? in.size() : in.channels();
    return switch (layer) {
      case Convolution convolution -> {
        Contributions perChannel = ofConvolution(trace, part, convolution);
        yield isFirst ? perChannel.merged() : perChannel;
      }
      case Dense dense -> ofDense(trace, part.layer(), channels, dense.units());
      case Output output ->
          ofDense(trace, part.layer(), channels, trace.outputShape(part.layer()).size());
      default -> ofPooling(trace, part.layer(), channels);
    };
  }

  private Contributions merged() {
    float[] sums = new float[targets];
    for (int target = 0; target < targets; target++) {
      for (int source = 0; source < sources; source++) {
        sums[target] += of(source, target);
      }
    }
    return new Contributions(1, targets, sums);
  }

  private static Contributions ofDense(ForwardTrace trace, int layer, int sources, int units) {
    float[] inputs = trace.inputOf(layer);
    float[] parameters = trace.network().parameters();
    int offset = trace.network().offset(layer);
    int size = inputs.length / sources;
    float[] values = new float[units * sources];
    for (int unit = 0; unit < units; unit++) {
      int row = offset + unit * inputs.length;
      for (int source = 0; source < sources; source++) {
        float sum = 0;
        for (int i = source * size; i < (source + 1) * size; i++) {
          sum += inputs[i] * parameters[row + i];
        }
        values[unit * sources + source] = sum;
      }
    }
    return new Contributions(sources, units, values);
  }

  private static Contributions ofPooling(ForwardTrace trace, int layer, int sources) {
    Shape out = trace.outputShape(layer);
    int targets = out.channels();
    int mapSize = out.height() * out.width();
    float[] activations = trace.activations(layer);
    float[] values = new float[targets * sources];
    for (int map = 0; map < targets; map++) {
      float sum = 0;
      for (int i = map * mapSize; i < (map + 1) * mapSize; i++) {
        sum += activations[i];
      }
      values[map * sources + Math.min(map, sources - 1)] = sum / mapSize;
    }
    return new Contributions(sources, targets, values);
  }

  private static Contributions ofConvolution(
      ForwardTrace trace, Part part, Convolution convolution) {
    Shape in = trace.inputShape(part.layer());
    int kernel = convolution.kernelHeight() * convolution.kernelWidth();
    float[] means = tapMeans(trace.inputOf(part.layer()), in, convolution);
    float[] parameters = trace.network().parameters();
    int offset = trace.network().offset(part.layer()) + convolution.filters();
    float[] values = new float[convolution.filters() * in.channels()];
    for (int map = 0; map < convolution.filters(); map++) {
      float scale = scale(trace, part, map);
      for (int channel = 0; channel < in.channels(); channel++) {
        int weights = offset + (map * in.channels() + channel) * kernel;
        float sum = 0;
        for (int tap = 0; tap < kernel; tap++) {
          sum += parameters[weights + tap] * means[channel * kernel + tap];
        }
        values[map * in.channels() + channel] = scale * sum;
      }
    }
    return new Contributions(in.channels(), convolution.filters(), values);
  }

  /** Returns the mean input under each kernel weight over all positions, [channel][row][column]. */
  private static float[] tapMeans(float[] inputs, Shape in, Convolution convolution) {
    Shape out = convolution.outputShape(in);
    int stride = convolution.stride();
    int top = convolution.padding().zerosBefore(in.height(), convolution.kernelHeight(), stride);
    int left = convolution.padding().zerosBefore(in.width(), convolution.kernelWidth(), stride);
    float[] means =
        new float[in.channels() * convolution.kernelHeight() * convolution.kernelWidth()];
    int at = 0;
    for (int channel = 0; channel < in.channels(); channel++) {
      for (int ky = 0; ky < convolution.kernelHeight(); ky++) {
        for (int kx = 0; kx < convolution.kernelWidth(); kx++) {
          float sum = 0;
          for (int y = ky - top; y < ky - top + out.height() * stride; y += stride) {
            if (y >= 0 && y < in.height()) {
              int row = (channel * in.height() + y) * in.width();
              for (int x = kx - left; x < kx - left + out.width() * stride; x += stride) {
                sum += x >= 0 && x < in.width() ? inputs[row + x] : 0;
              }
            }
          }
          means[at++] = sum / (out.height() * out.width());
        }
      }
    }
    return means;
  }

  private static float scale(ForwardTrace trace, Part part, int map) {
    float scale = 1;
    for (int layer = part.layer() + 1; layer <= part.last(); layer++) {
      if (trace.layer(layer) instanceof BatchNorm) {
        scale *= trace.network().normalization(layer, map).scale();
      }
    }
    return scale;
  }
}
