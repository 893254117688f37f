package org.digitstudio.application.training;

import java.util.function.LongSupplier;
import org.digitstudio.domain.port.ModelStore;
import org.digitstudio.domain.port.RunStore;
import org.digitstudio.domain.training.TrainingEvent;
import org.digitstudio.domain.training.TrainingPhase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a run works with. */
record RunContext(
    TrainingEngines engines,
    RunStore runs,
    ModelStore models,
    LongSupplier nanoClock,
    PauseGate gate,
    TrainingListener listener,
    boolean testEachEpoch) {
  private static final Logger LOG = LoggerFactory.getLogger(RunContext.class);

  /** Tells an event; a listener that fails does not end the run. */
  void tell(TrainingEvent event) {
    try {
      listener.on(event);
    } catch (RuntimeException e) {
      LOG.error("A listener of the run failed", e);
    }
  }

  long now() {
    return nanoClock.getAsLong();
  }

  /** The same clock with pauses taken out. */
  long workingNow() {
    return now() - gate.pausedNanos();
  }

  double secondsSince(long from) {
    return (now() - from) * 1e-9;
  }

  void tellPhase(TrainingPhase phase, double seconds) {
    tell(new TrainingEvent.Phase(phase, seconds));
  }
}
