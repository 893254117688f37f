package org.digitstudio.engine.op;

import org.digitstudio.domain.training.OptimizerSpec;
import org.digitstudio.engine.simd.Lanes;

/** Adam and Nesterov's momentum as Deeplearning4j computes them, with decoupled weight decay. */
public final class Optimizer implements ParameterUpdate {
  private final OptimizerSpec optimizer;
  private final double weightDecay;
  private final Lanes lanes;
  private final Lanes.AdamRun run = new Lanes.AdamRun();
  private float rate;

  /** Adam's mean, or the momentum. */
  public final float[] first;

  /** Adam's mean square; empty without Adam. */
  public final float[] second;

  public Optimizer(OptimizerSpec optimizer, double weightDecay, Lanes lanes, int size) {
    this.optimizer = optimizer;
    this.weightDecay = weightDecay;
    this.lanes = lanes;
    this.first = new float[size];
    this.second = new float[optimizer instanceof OptimizerSpec.Adam ? size : 0];
    run.mean = first;
    run.square = second;
  }

  /**
   * Gets ready for a step.
   *
   * @param number of the step, from 1
   */
  public void begin(long number, double newRate) {
    rate = (float) newRate;
    if (optimizer instanceof OptimizerSpec.Adam adam) {
      run.beta1 = (float) adam.beta1();
      run.beta2 = (float) adam.beta2();
      run.epsilon = (float) adam.epsilon();
      double young = Math.sqrt(1 - Math.pow(adam.beta2(), number));
      run.rate = (float) (newRate * young / (1 - Math.pow(adam.beta1(), number)));
    }
  }

  @Override
  public void apply(
      float[] weights, int at, float[] gradient, int from, int count, boolean decays) {
    float decay = decays ? (float) (rate * weightDecay) : 0f;
    switch (optimizer) {
      case OptimizerSpec.Adam adam -> {
        lanes.adam(run, decay, weights, at, gradient, from, count);
      }
      case OptimizerSpec.Sgd sgd -> nesterov(sgd, weights, at, gradient, from, count, decay);
    }
  }

  private void nesterov(
      OptimizerSpec.Sgd sgd,
      float[] weights,
      int at,
      float[] gradient,
      int from,
      int count,
      float decay) {
    float momentum = (float) sgd.momentum();
    for (int i = 0; i < count; i++) {
      float before = first[at + i];
      float after = momentum * before - rate * gradient[from + i];
      first[at + i] = after;
      float step = momentum * before - (1 + momentum) * after;
      weights[at + i] -= step + weights[at + i] * decay;
    }
  }
}
