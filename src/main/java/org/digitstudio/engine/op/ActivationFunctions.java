package org.digitstudio.engine.op;

import org.digitstudio.domain.network.Activation;

/** Activations other than ReLU, which the fused loops compute themselves. */
final class ActivationFunctions {
  private ActivationFunctions() {}

  /** Applies an activation in place; does nothing for ReLU and the identity. */
  static void applyOther(Activation activation, float[] values, int at, int count) {
    if (activation == Activation.RELU || activation == Activation.IDENTITY) {
      return;
    }
    for (int i = at; i < at + count; i++) {
      values[i] = activation.apply(values[i]);
    }
  }
}
