package org.digitstudio.domain.training;

/** How a gradient becomes a step. The rate is the schedule's peak. */
public sealed interface OptimizerSpec {
  double learningRate();

  /** Kingma and Ba 2015, as Deeplearning4j computes it. */
  record Adam(double learningRate, double beta1, double beta2, double epsilon)
      implements OptimizerSpec {
    public static Adam withDefaults(double rate) {
      return new Adam(rate, 0.9, 0.999, 1e-8);
    }
  }

  /** Stochastic gradient descent with Nesterov momentum, as Deeplearning4j computes it. */
  record Sgd(double learningRate, double momentum) implements OptimizerSpec {}
}
