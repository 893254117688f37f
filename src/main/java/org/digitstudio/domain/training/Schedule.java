package org.digitstudio.domain.training;

import org.digitstudio.domain.StudioException;

/** The course of the learning rate over a run, as a factor of its peak. */
public sealed interface Schedule {

  /**
   * Returns the factor at a point of the run.
   *
   * @param progress the part of all steps already done, 0 at the first step and below 1
   * @return 0..1
   */
  double factor(double progress);

  /** The peak throughout. */
  record Constant() implements Schedule {
    @Override
    public double factor(double progress) {
      return 1;
    }
  }

  /** Half a cosine from the peak to 0 (Loshchilov and Hutter 2017). */
  record Cosine() implements Schedule {
    @Override
    public double factor(double progress) {
      return 0.5 * (1 + Math.cos(Math.PI * progress));
    }
  }

  /**
   * An exponential rise from a part of the peak to the peak, as learning-rate range tests use it
   * (Smith 2017).
   *
   * @param start the factor at the first step, above 0 and below 1
   */
  record Exponential(double start) implements Schedule {
    public Exponential {
      if (!(start > 0 && start < 1)) {
        throw new StudioException("domain.plan.exponential-start", start);
      }
    }

    @Override
    public double factor(double progress) {
      return Math.pow(start, 1 - progress);
    }
  }

  /**
   * A linear rise from 0 to the peak, then a linear fall to 0 (Smith 2018).
   *
   * @param warmUp the part of the run that rises, above 0 and below 1
   */
  record OneCycle(double warmUp) implements Schedule {
    public OneCycle {
      if (!(warmUp > 0 && warmUp < 1)) {
        throw new StudioException("domain.plan.warm-up", warmUp);
      }
    }

    @Override
    public double factor(double progress) {
      return progress < warmUp ? progress / warmUp : (1 - progress) / (1 - warmUp);
    }
  }
}
