package org.digitstudio.insight;

import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Shape;

/**
 * Every intermediate value of one forward pass. The arrays are the trace's own, not copies, because
 * they are read at the rate a pen moves; callers must not change them.
 */
public final class ForwardTrace {
  private final ForwardPass network;
  private final float[] pixels;
  private final float[] input;
  private final float[][] preActivations;
  private final float[][] activations;

  ForwardTrace(
      ForwardPass network,
      float[] pixels,
      float[] input,
      float[][] preActivations,
      float[][] activations) {
    this.network = network;
    this.pixels = pixels;
    this.input = input;
    this.preActivations = preActivations;
    this.activations = activations;
  }

  public ForwardPass network() {
    return network;
  }

  public NetworkSpec spec() {
    return network.spec();
  }

  public LayerSpec layer(int index) {
    return spec().layers().get(index);
  }

  /** Returns the 28x28 image: 784 values in 0..1, row by row. */
  public float[] pixels() {
    return pixels;
  }

  /** Returns the input of layer {@code index} in [channel][row][column] order. */
  public float[] inputOf(int index) {
    return index == 0 ? input : activations[index - 1];
  }

  /**
   * Returns the output of layer {@code index} before its activation function; equal to {@link
   * #activations} for a layer without one.
   */
  public float[] preActivations(int index) {
    return preActivations[index];
  }

  /** Returns the output of layer {@code index} in [channel][row][column] order. */
  public float[] activations(int index) {
    return activations[index];
  }

  public Shape inputShape(int index) {
    return network.shapes().get(index);
  }

  public Shape outputShape(int index) {
    return network.shapes().get(index + 1);
  }

  /** Returns the ten logits: the output layer's pre-activations. */
  public float[] logits() {
    return preActivations[preActivations.length - 1];
  }

  /** Returns the ten probabilities: softmax of the logits over the network's temperature. */
  public float[] probabilities() {
    return activations[activations.length - 1];
  }

  /** Returns the predicted digit: the index of the largest logit, the lowest one at a tie. */
  public int prediction() {
    return Ranking.descending(logits()).getFirst();
  }
}
