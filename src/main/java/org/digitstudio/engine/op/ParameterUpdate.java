package org.digitstudio.engine.op;

/** Turns gradients into steps, in the engine's own order of parameters. */
public interface ParameterUpdate {
  ParameterUpdate NONE = (weights, at, gradient, from, count, decays) -> {};

  /**
   * Takes a step for {@code count} parameters, a multiple of 32. Called by several threads at once,
   * each for parameters of its own.
   *
   * @param decays whether weight decay applies
   */
  void apply(float[] weights, int at, float[] gradient, int from, int count, boolean decays);
}
