package org.digitstudio.domain.training;

import java.util.OptionalDouble;

/**
 * The duration of each phase of a run, in seconds by a monotonic clock; NaN before it has ended.
 *
 * @param train the sum over the epochs done, in all sessions of a resumed run
 */
public record PhaseTimings(double load, double train, double evaluate, double predictOne) {
  public static final PhaseTimings NONE =
      new PhaseTimings(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /** Returns a phase's duration; empty before it has ended. */
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
