package org.digitstudio.application.training;

import java.util.function.LongSupplier;
import org.digitstudio.domain.port.ModelStore;
import org.digitstudio.domain.port.RunStore;
import org.digitstudio.domain.training.TrainingEvent;
import org.digitstudio.domain.training.TrainingPhase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that the execution of a run needs besides the run itself. */
record RunContext(
    TrainingEngines engines,
    RunStore runs,
    ModelStore models,
    LongSupplier nanoClock,
    PauseGate gate,
    TrainingListener listener,
    boolean testEachEpoch) {
  private static final Logger LOG = LoggerFactory.getLogger(RunContext.class);

  /** Reports an event; a listener that fails does not end the run. */
  @SuppressWarnings("checkstyle:illegalcatch") // A listener must not end the run.
  void tell(TrainingEvent event) {
    try {
      listener.on(event);
    } catch (RuntimeException | Error e) {
      LOG.error("A listener of the run failed", e);
    }
  }

  long now() {
    return nanoClock.getAsLong();
  }

  /** Returns the same clock without pauses. */
  long workingNow() {
    return now() - gate.pausedNanos();
  }

  double secondsSince(long start) {
    return (now() - start) * 1e-9;
  }

  void tellPhase(TrainingPhase phase, double seconds) {
    tell(new TrainingEvent.Phase(phase, seconds));
  }
}
