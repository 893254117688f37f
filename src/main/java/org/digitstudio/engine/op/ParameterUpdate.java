package org.digitstudio.engine.op;

/** Changes parameters by their gradient, in the engine's own order. */
@FunctionalInterface
public interface ParameterUpdate {
  ParameterUpdate NONE = (parameters, at, gradient, from, count, decays) -> {};

  /**
   * Takes one step for {@code count} parameters, a multiple of 32. Called by several threads at
   * once, each for parameters of its own.
   *
   * @param decays whether weight decay applies
   */
  void apply(float[] parameters, int at, float[] gradient, int from, int count, boolean decays);
}
