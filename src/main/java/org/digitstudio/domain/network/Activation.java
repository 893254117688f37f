package org.digitstudio.domain.network;

/** The function of a layer's pre-activations, with Deeplearning4j's parameters. */
public enum Activation {
  IDENTITY,
  RELU,
  /** Slope 0.01 below zero. */
  LEAKY_RELU,
  ELU,
  TANH,
  SIGMOID;

  public float apply(float x) {
    return switch (this) {
      case IDENTITY -> x;
      case RELU -> Math.max(0f, x);
      case LEAKY_RELU -> x >= 0f ? x : 0.01f * x;
      case ELU -> x >= 0f ? x : (float) Math.expm1(x);
      case TANH -> (float) Math.tanh(x);
      case SIGMOID -> (float) (1 / (1 + Math.exp(-x)));
    };
  }
}
