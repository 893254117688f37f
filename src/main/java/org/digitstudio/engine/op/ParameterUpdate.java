package org.digitstudio.engine.op;

/** Updates parameters by their gradient, in the engine's own order. */
@FunctionalInterface
public interface ParameterUpdate {
  ParameterUpdate NONE = (parameters, at, gradient, from, count, decays) -> {};

  /**
   * Updates {@code count} parameters, a multiple of 32. Called by several threads at once, each for
   * its own parameters.
   *
   * @param decays whether weight decay applies
   */
  void apply(float[] parameters, int at, float[] gradient, int from, int count, boolean decays);
}
