package org.digitstudio.engine.op;

import org.digitstudio.domain.network.Activation;

/** Activations beside ReLU, which the fused loops do themselves. */
final class ActivationFunctions {
  private ActivationFunctions() {}

  /** Applies any activation but ReLU, in place. */
  static void applyOther(Activation activation, float[] values, int at, int count) {
    if (activation == Activation.RELU || activation == Activation.IDENTITY) {
      return;
    }
    for (int i = at; i < at + count; i++) {
      values[i] = activation.apply(values[i]);
    }
  }
}
