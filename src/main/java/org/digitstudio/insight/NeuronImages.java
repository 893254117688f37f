package org.digitstudio.insight;

import org.digitstudio.insight.Backpropagation.Gates;

/** Pictures of what a neuron looks for and of what it found. */
public final class NeuronImages {
  private NeuronImages() {}

  /**
   * The picture a neuron looks for: its weights led back to the 784 pixels with every gate open.
   * Above 0 ink there excites it, below 0 ink there calms it. It belongs to the network, not to the
   * picture.
   */
  public static float[] lookedFor(ForwardTrace anyTrace, int layer, int unit) {
    return Backpropagation.ofUnit(anyTrace, layer, unit, Gates.OPEN);
  }

  /**
   * What each pixel of this picture put into the neuron's sum: the derivative through the winners
   * and gates of this picture, times the pixel. For ReLU networks these shares add up exactly to
   * the sum without what the biases put in, which {@link #fromBiases} gives.
   */
  public static float[] matched(ForwardTrace trace, int layer, int unit) {
    float[] shares = Backpropagation.ofUnit(trace, layer, unit, Gates.AS_FOUND);
    for (int i = 0; i < shares.length; i++) {
      shares[i] *= trace.pixels()[i];
    }
    return shares;
  }

  /** The rest of the neuron's sum, which no pixel put in. */
  public static float fromBiases(ForwardTrace trace, int layer, int unit, float[] matched) {
    double fromPixels = 0;
    for (float share : matched) {
      fromPixels += share;
    }
    return (float) (trace.sums(layer)[unit] - fromPixels);
  }
}
