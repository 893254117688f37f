package org.digitstudio.domain;

/** How a gradient becomes a step. The rate is the schedule's peak. */
public sealed interface Optimizer {
  double rate();

  /** Kingma and Ba 2015, as Deeplearning4j computes it. */
  record Adam(double rate, double beta1, double beta2, double epsilon) implements Optimizer {
    public static Adam standard(double rate) {
      return new Adam(rate, 0.9, 0.999, 1e-8);
    }
  }

  /** Stochastic gradient descent with Nesterov momentum, as Deeplearning4j computes it. */
  record Sgd(double rate, double momentum) implements Optimizer {}
}
