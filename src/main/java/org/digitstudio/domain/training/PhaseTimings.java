package org.digitstudio.domain.training;

import java.util.OptionalDouble;

/**
 * How long each phase took, in seconds by a monotonic clock; NaN where it has not happened.
 *
 * @param train the sum over the epochs done, of every session of a resumed run
 */
public record PhaseTimings(double load, double train, double evaluate, double predictOne) {
  public static final PhaseTimings NONE =
      new PhaseTimings(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /** Empty where the phase has not happened. */
  public OptionalDouble seconds(TrainingPhase phase) {
    double seconds =
        switch (phase) {
          case LOAD -> load;
          case TRAIN -> train;
          case EVALUATE -> evaluate;
          case PREDICT_ONE -> predictOne;
        };
    return Double.isNaN(seconds) ? OptionalDouble.empty() : OptionalDouble.of(seconds);
  }

  public PhaseTimings with(TrainingPhase phase, double seconds) {
    return switch (phase) {
      case LOAD -> new PhaseTimings(seconds, train, evaluate, predictOne);
      case TRAIN -> new PhaseTimings(load, seconds, evaluate, predictOne);
      case EVALUATE -> new PhaseTimings(load, train, seconds, predictOne);
      case PREDICT_ONE -> new PhaseTimings(load, train, evaluate, seconds);
    };
  }
}
