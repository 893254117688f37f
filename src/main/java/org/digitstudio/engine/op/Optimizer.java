package org.digitstudio.engine.op;

import org.digitstudio.domain.training.OptimizerSpec;
import org.digitstudio.engine.simd.ElementwiseKernels;
import org.digitstudio.engine.simd.Kernels;

/** Adam and Nesterov momentum as Deeplearning4j computes them, with decoupled weight decay. */
public final class Optimizer implements ParameterUpdate {
  private final OptimizerSpec spec;
  private final double weightDecay;
  private final ElementwiseKernels kernels;
  private final ElementwiseKernels.AdamState state = new ElementwiseKernels.AdamState();
  private float learningRate;

  /** Adam's first moment, or the momentum. */
  public final float[] first;

  /** Adam's second moment; empty without Adam. */
  public final float[] second;

  public Optimizer(OptimizerSpec spec, double weightDecay, Kernels kernels, int size) {
    this.spec = spec;
    this.weightDecay = weightDecay;
    this.kernels = kernels.elementwise();
    this.first = new float[size];
    this.second = new float[spec instanceof OptimizerSpec.Adam ? size : 0];
    state.mean = first;
    state.square = second;
  }

  /**
   * Begins an optimization step.
   *
   * @param number of the step, from 1
   */
  public void begin(long number, double newLearningRate) {
    learningRate = (float) newLearningRate;
    if (spec instanceof OptimizerSpec.Adam adam) {
      state.beta1 = (float) adam.beta1();
      state.beta2 = (float) adam.beta2();
      state.epsilon = (float) adam.epsilon();
      double correction = Math.sqrt(1 - Math.pow(adam.beta2(), number));
      state.stepSize =
          (float) (newLearningRate * correction / (1 - Math.pow(adam.beta1(), number)));
    }
  }

  @Override
  public void apply(
      float[] parameters, int at, float[] gradient, int from, int count, boolean decays) {
    float decay = decays ? (float) (learningRate * weightDecay) : 0f;
    switch (spec) {
      case OptimizerSpec.Adam _ ->
          kernels.adam(state, decay, parameters, at, gradient, from, count);
      case OptimizerSpec.Sgd sgd -> nesterov(sgd, parameters, at, gradient, from, count, decay);
    }
  }

  private void nesterov(
      OptimizerSpec.Sgd sgd,
      float[] parameters,
      int at,
      float[] gradient,
      int from,
      int count,
      float decay) {
    float momentum = (float) sgd.momentum();
    for (int i = 0; i < count; i++) {
      float before = first[at + i];
      float after = momentum * before - learningRate * gradient[from + i];
      first[at + i] = after;
      float step = momentum * before - (1 + momentum) * after;
      parameters[at + i] -= step + parameters[at + i] * decay;
    }
  }
}
