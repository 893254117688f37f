package org.digitstudio.domain.training;

/** How a gradient becomes a step. The rate is the schedule's peak. */
public sealed interface OptimizerSpec {
  double rate();

  /** Kingma and Ba 2015, as Deeplearning4j computes it. */
  record Adam(double rate, double beta1, double beta2, double epsilon) implements OptimizerSpec {
    public static Adam standard(double rate) {
      return new Adam(rate, 0.9, 0.999, 1e-8);
    }
  }

  /** Stochastic gradient descent with Nesterov momentum, as Deeplearning4j computes it. */
  record Sgd(double rate, double momentum) implements OptimizerSpec {}
}
