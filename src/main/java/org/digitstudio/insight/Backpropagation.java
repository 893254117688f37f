package org.digitstudio.insight;

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
import org.digitstudio.domain.network.Shape;

/** Backpropagation from the pre-activations of any layer to the image. */
final class Backpropagation {

  /** The treatment by the backward pass of activation functions and max pooling. */
  enum Nonlinearity {
    /** Their true derivative at this image. */
    EXACT,
    /**
     * Ignored: an activation passes the gradient unchanged and a pooling window spreads it evenly.
     * The result depends on the weights alone: a deconvolution in the sense of Zeiler and Fergus
     * (2014), without switches.
     */
    IGNORED
  }

  private Backpropagation() {}

  /**
   * Returns the gradient of a weighted sum of the ten logits with respect to the 784 pixels.
   *
   * @param weights ten values, one for each logit
   */
  static float[] ofLogits(ForwardTrace trace, float[] weights) {
    int last = trace.spec().layers().size() - 1;
    return fromLayer(trace, last, weights, Nonlinearity.EXACT);
  }

  /** Returns the gradient of one unit's pre-activation with respect to the 784 pixels. */
  static float[] ofUnit(ForwardTrace trace, int layer, int unit, Nonlinearity nonlinearity) {
    float[] seed = new float[trace.outputShape(layer).size()];
    seed[unit] = 1f;
    return fromLayer(trace, layer, seed, nonlinearity);
  }

  /**
   * @param seed the gradient with respect to the layer's pre-activations
   * @return the gradient with respect to the 784 pixels, row by row
   */
  private static float[] fromLayer(
      ForwardTrace trace, int layer, float[] seed, Nonlinearity nonlinearity) {
    float[] gradient = seed;
    for (int i = layer; i >= 0; i--) {
      if (i < layer && nonlinearity == Nonlinearity.EXACT) {
        gradient = throughActivation(trace, i, gradient);
      }
      gradient = throughLayer(trace, i, gradient, nonlinearity);
    }
    // Arranging swaps the two axes of a square image, so applying it again undoes it.
    return trace.spec().input().arrange(gradient);
  }

  private static float[] throughActivation(ForwardTrace trace, int i, float[] gradient) {
    if (trace.layer(i) instanceof LeakyRelu leaky) {
      return throughLeakyRelu(leaky, trace.preActivations(i), gradient);
    }
    Activation activation =
        switch (trace.layer(i)) {
          case Convolution convolution -> convolution.activation();
          case Dense dense -> dense.activation();
          case Activate activate -> activate.activation();
          default -> Activation.IDENTITY;
        };
    if (activation == Activation.IDENTITY) {
      return gradient;
    }
    float[] preActivations = trace.preActivations(i);
    float[] result = new float[gradient.length];
    for (int k = 0; k < gradient.length; k++) {
      result[k] = gradient[k] == 0f ? 0f : gradient[k] * derivative(activation, preActivations[k]);
    }
    return result;
  }

  private static float[] throughLeakyRelu(
      LeakyRelu leaky, float[] preActivations, float[] gradient) {
    float[] result = new float[gradient.length];
    for (int k = 0; k < gradient.length; k++) {
      result[k] = preActivations[k] >= 0f ? gradient[k] : (float) leaky.slope() * gradient[k];
    }
    return result;
  }

  private static float derivative(Activation activation, float x) {
    return switch (activation) {
      case IDENTITY -> 1f;
      case RELU -> x > 0f ? 1f : 0f;
      case LEAKY_RELU -> x >= 0f ? 1f : 0.01f;
      case ELU -> x >= 0f ? 1f : (float) Math.exp(x);
      case TANH -> 1f - activation.apply(x) * activation.apply(x);
      case SIGMOID -> activation.apply(x) * (1f - activation.apply(x));
    };
  }

  private static float[] throughLayer(
      ForwardTrace trace, int i, float[] gradient, Nonlinearity nonlinearity) {
    ForwardPass network = trace.network();
    LayerSpec layer = trace.layer(i);
    Shape in = trace.inputShape(i);
    return switch (layer) {
      case Convolution convolution ->
          new ConvolutionMath(convolution, in)
              .backward(network.parameters(), network.offset(i), gradient);
      case Pool pool ->
          new PoolMath(pool, in)
              .backward(trace.inputOf(i), gradient, nonlinearity == Nonlinearity.IGNORED);
      case BatchNorm norm -> throughBatchNorm(network, i, in, gradient);
      case Dense dense -> throughDense(network, i, in, gradient);
      case Output output -> throughDense(network, i, in, gradient);
      case ZeroPadding padding -> PaddingMath.backward(padding, in, gradient);
      case LeakyRelu leaky -> gradient;
      case Activate activate -> gradient;
      case Dropout dropout -> gradient;
    };
  }

  private static float[] throughBatchNorm(ForwardPass network, int i, Shape in, float[] gradient) {
    float[] result = new float[gradient.length];
    int mapSize = in.height() * in.width();
    for (int channel = 0; channel < in.channels(); channel++) {
      float scale = network.normalization(i, channel).scale();
      for (int k = channel * mapSize; k < (channel + 1) * mapSize; k++) {
        result[k] = gradient[k] * scale;
      }
    }
    return result;
  }

  private static float[] throughDense(ForwardPass network, int i, Shape in, float[] gradient) {
    float[] result = new float[in.size()];
    float[] parameters = network.parameters();
    for (int unit = 0; unit < gradient.length; unit++) {
      float factor = gradient[unit];
      if (factor != 0f) {
        int row = network.offset(i) + unit * result.length;
        for (int k = 0; k < result.length; k++) {
          result[k] += factor * parameters[row + k];
        }
      }
    }
    return result;
  }
}
