package org.digitstudio.insight;

import org.digitstudio.insight.Backpropagation.Nonlinearity;

/** Images of what makes a neuron fire, in general and for one image. */
public final class NeuronImages {
  private NeuronImages() {}

  /**
   * Returns the pattern a neuron responds to: its weights propagated back to the 784 pixels with
   * nonlinearities ignored. Ink raises its pre-activation where the value is above 0 and lowers it
   * where it is below. The pattern depends on the network alone, not on the image.
   */
  public static float[] pattern(ForwardTrace anyTrace, int layer, int unit) {
    return Backpropagation.ofUnit(anyTrace, layer, unit, Nonlinearity.IGNORED);
  }

  /**
   * Returns how much each of the 784 pixels contributes to the neuron's pre-activation: gradient
   * times input. For a ReLU network the contributions and {@link #biasContribution} add up exactly
   * to the pre-activation.
   */
  public static float[] contributions(ForwardTrace trace, int layer, int unit) {
    float[] contributions = Backpropagation.ofUnit(trace, layer, unit, Nonlinearity.EXACT);
    for (int i = 0; i < contributions.length; i++) {
      contributions[i] *= trace.pixels()[i];
    }
    return contributions;
  }

  /** Returns the part of the neuron's pre-activation that comes from biases, not from pixels. */
  public static float biasContribution(
      ForwardTrace trace, int layer, int unit, float[] contributions) {
    double fromPixels = 0;
    for (float contribution : contributions) {
      fromPixels += contribution;
    }
    return (float) (trace.preActivations(layer)[unit] - fromPixels);
  }
}
