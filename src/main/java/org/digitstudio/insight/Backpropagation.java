package org.digitstudio.insight;

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
import org.digitstudio.domain.network.Shape;

/** Back propagation from any layer's sums to the picture. */
public final class Backpropagation {

  /** How the way back treats what is not linear. */
  public enum Gates {
    /** As this picture set them: the true derivative. */
    AS_FOUND,
    /**
     * Every activation lets everything through and every pooling window shares evenly: what the
     * weights alone look for, whatever the picture. A deconvolution in the sense of Zeiler and
     * Fergus (2014), without switches.
     */
    OPEN
  }

  private Backpropagation() {}

  /** The derivative of a weighting of the ten sums by each of the 784 pixels, row by row. */
  public static float[] ofScores(ForwardTrace trace, float[] weightOfEachDigit) {
    int last = trace.spec().layers().size() - 1;
    return ofSums(trace, last, weightOfEachDigit, Gates.AS_FOUND);
  }

  /** The derivative of one unit's sum (before its activation) by each of the 784 pixels. */
  public static float[] ofUnit(ForwardTrace trace, int layer, int unit, Gates gates) {
    float[] seed = new float[trace.shapeOf(layer).size()];
    seed[unit] = 1f;
    return ofSums(trace, layer, seed, gates);
  }

  /**
   * @param seed the derivative by each of the layer's sums
   * @return the derivative by each of the 784 pixels, row by row
   */
  public static float[] ofSums(ForwardTrace trace, int layer, float[] seed, Gates gates) {
    float[] gradient = seed;
    for (int i = layer; i >= 0; i--) {
      if (i < layer) {
        gradient = throughActivation(trace, i, gradient, gates);
      }
      gradient = throughSums(trace, i, gradient, gates);
    }
    return toPicture(trace.spec().input(), gradient);
  }

  private static float[] throughActivation(
      ForwardTrace trace, int i, float[] gradient, Gates gates) {
    if (trace.layer(i) instanceof LeakyRelu leaky) {
      return gates == Gates.OPEN ? gradient : throughLeakyRelu(leaky, trace.sums(i), gradient);
    }
    Activation activation =
        switch (trace.layer(i)) {
          case Convolution convolution -> convolution.activation();
          case Dense dense -> dense.activation();
          case Activate activate -> activate.activation();
          default -> Activation.IDENTITY;
        };
    if (activation == Activation.IDENTITY || gates == Gates.OPEN) {
      return gradient;
    }
    float[] sums = trace.sums(i);
    float[] back = new float[gradient.length];
    for (int k = 0; k < gradient.length; k++) {
      back[k] = gradient[k] == 0f ? 0f : gradient[k] * slope(activation, sums[k]);
    }
    return back;
  }

  private static float[] throughLeakyRelu(LeakyRelu leaky, float[] sums, float[] gradient) {
    float[] back = new float[gradient.length];
    for (int k = 0; k < gradient.length; k++) {
      back[k] = sums[k] >= 0f ? gradient[k] : (float) leaky.slope() * gradient[k];
    }
    return back;
  }

  private static float slope(Activation activation, float x) {
    return switch (activation) {
      case IDENTITY -> 1f;
      case RELU -> x > 0f ? 1f : 0f;
      case LEAKY_RELU -> x >= 0f ? 1f : 0.01f;
      case ELU -> x >= 0f ? 1f : (float) Math.exp(x);
      case TANH -> 1f - activation.apply(x) * activation.apply(x);
      case SIGMOID -> activation.apply(x) * (1f - activation.apply(x));
    };
  }

  private static float[] throughSums(ForwardTrace trace, int i, float[] gradient, Gates gates) {
    ForwardPass network = trace.network();
    LayerSpec layer = trace.layer(i);
    Shape in = trace.shapeInto(i);
    return switch (layer) {
      case Convolution convolution ->
          new ConvolutionMath(convolution, in)
              .backward(network.parameters(), network.offset(i), gradient);
      case Pool pool ->
          new PoolMath(pool, in).backward(trace.into(i), gradient, gates == Gates.OPEN);
      case BatchNorm norm -> throughNorm(network, i, in, gradient);
      case Dense dense -> throughDense(network, i, in, gradient);
      case Output output -> throughDense(network, i, in, gradient);
      case ZeroPadding padding -> PaddingMath.backward(padding, in, gradient);
      case LeakyRelu leaky -> gradient;
      case Activate activate -> gradient;
      case Dropout dropout -> gradient;
    };
  }

  private static float[] throughNorm(ForwardPass network, int i, Shape in, float[] gradient) {
    float[] back = new float[gradient.length];
    int places = in.height() * in.width();
    for (int channel = 0; channel < in.channels(); channel++) {
      float scale = network.normalisation(i, channel).scale();
      for (int k = channel * places; k < (channel + 1) * places; k++) {
        back[k] = gradient[k] * scale;
      }
    }
    return back;
  }

  private static float[] throughDense(ForwardPass network, int i, Shape in, float[] gradient) {
    float[] back = new float[in.size()];
    float[] parameters = network.parameters();
    for (int unit = 0; unit < gradient.length; unit++) {
      float factor = gradient[unit];
      if (factor != 0f) {
        int row = network.offset(i) + unit * back.length;
        for (int k = 0; k < back.length; k++) {
          back[k] += factor * parameters[row + k];
        }
      }
    }
    return back;
  }

  /** Undoes {@link InputLayout#arrange}. */
  private static float[] toPicture(InputLayout layout, float[] gradient) {
    // Arranging swaps the two axes of a square, so doing it twice undoes it.
    return layout.arrange(gradient);
  }
}
