package org.digitstudio.domain.training;

/** What the learning rate is multiplied by at a point of the run. */
public sealed interface Schedule {

  /**
   * @param progress the part of all steps already done, 0 at the first step and below 1
   * @return a factor in 0..1
   */
  double factor(double progress);

  /** Always the full rate. */
  record Constant() implements Schedule {
    @Override
    public double factor(double progress) {
      return 1;
    }
  }

  /** Half a cosine from the full rate to 0 (Loshchilov and Hutter 2017). */
  record Cosine() implements Schedule {
    @Override
    public double factor(double progress) {
      return 0.5 * (1 + Math.cos(Math.PI * progress));
    }
  }

  /** Up in a straight line for the first part, then down in a straight line (Smith 2018). */
  record OneCycle(double warmUp) implements Schedule {
    public OneCycle {
      if (!(warmUp > 0 && warmUp < 1)) {
        throw new IllegalArgumentException("The warm-up is a part of the run, above 0 and below 1");
      }
    }

    @Override
    public double factor(double progress) {
      return progress < warmUp ? progress / warmUp : (1 - progress) / (1 - warmUp);
    }
  }
}
