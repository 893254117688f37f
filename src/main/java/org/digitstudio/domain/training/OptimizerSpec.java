package org.digitstudio.domain.training;

/** The rule by which a gradient changes the weights. */
public sealed interface OptimizerSpec {
  /** The peak of the learning rate; the {@link Schedule} scales it down from there. */
  double learningRate();

  /** Returns the same rule at another learning rate. */
  OptimizerSpec withLearningRate(double newLearningRate);

  /** Adam (Kingma and Ba 2015), as Deeplearning4j computes it. */
  record Adam(double learningRate, double beta1, double beta2, double epsilon)
      implements OptimizerSpec {
    /** Returns Adam with the decay rates and epsilon of the paper. */
    public static Adam withDefaults(double learningRate) {
      return new Adam(learningRate, 0.9, 0.999, 1e-8);
    }

    @Override
    public Adam withLearningRate(double newLearningRate) {
      return new Adam(newLearningRate, beta1, beta2, epsilon);
    }
  }

  /** Stochastic gradient descent with Nesterov momentum, as Deeplearning4j computes it. */
  record Sgd(double learningRate, double momentum) implements OptimizerSpec {
    @Override
    public Sgd withLearningRate(double newLearningRate) {
      return new Sgd(newLearningRate, momentum);
    }
  }
}
