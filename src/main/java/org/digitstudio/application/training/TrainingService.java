package org.digitstudio.application.training;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.digitstudio.domain.data.TrainingData;
import org.digitstudio.domain.port.ModelStore;
import org.digitstudio.domain.port.RunStore;
import org.digitstudio.domain.training.PhaseTimings;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.RunStatus;
import org.digitstudio.domain.training.TrainingEvent;

/** Trains networks, one run at a time, each on a thread of its own and kept as it goes. */
public final class TrainingService {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  private final TrainingEngines engines;
  private final RunStore runs;
  private final ModelStore models;
  private final Map<String, String> versions;
  private final LongSupplier nanoClock;
  private final InstantSource wallClock;
  private Optional<TrainingRun> current = Optional.empty();

  /**
   * @param versions of what runs are trained on, kept with each: {@link MachineInfo#describe}
   */
  public TrainingService(
      TrainingEngines engines, RunStore runs, ModelStore models, Map<String, String> versions) {
    this(engines, runs, models, versions, System::nanoTime, InstantSource.system());
  }

  TrainingService(
      TrainingEngines engines,
      RunStore runs,
      ModelStore models,
      Map<String, String> versions,
      LongSupplier nanoClock,
      InstantSource wallClock) {
    this.engines = engines;
    this.runs = runs;
    this.models = models;
    this.versions = versions;
    this.nanoClock = nanoClock;
    this.wallClock = wallClock;
  }

  public TrainingEngines engines() {
    return engines;
  }

  /** The run under way. */
  public synchronized Optional<TrainingRun> current() {
    return current;
  }

  /**
   * Starts a run; everything it does and all that goes wrong is told to the listener.
   *
   * @throws TrainingBusyException if one is under way
   */
  public TrainingRun start(TrainingRequest request, TrainingListener listener) {
    RunRecord run = newRecord(request);
    return launch(
        run,
        listener,
        request.testEachEpoch(),
        procedure -> procedure.start(request.data(), request.start()));
  }

  /**
   * Goes on with a run from its last checkpoint, as if it had never stopped.
   *
   * @param run as the store lists it
   * @param material the same pictures as before, which is checked
   * @throws TrainingBusyException if one is under way
   */
  public TrainingRun resume(
      RunRecord run, TrainingData material, boolean testEachEpoch, TrainingListener listener) {
    return launch(run, listener, testEachEpoch, procedure -> procedure.resume(material));
  }

  private synchronized TrainingRun launch(
      RunRecord run,
      TrainingListener listener,
      boolean testEachEpoch,
      Function<RunExecution, TrainingEvent> work) {
    if (current.isPresent()) {
      throw new TrainingBusyException(current.get().name());
    }
    PauseGate gate = new PauseGate(nanoClock);
    TrainingRun handle = new TrainingRun(run.id(), run.name(), gate);
    RunExecution procedure =
        new RunExecution(
            new RunContext(engines, runs, models, nanoClock, gate, listener, testEachEpoch), run);
    Thread thread = new Thread(() -> perform(handle, procedure, listener, work), "training");
    thread.setDaemon(true);
    // Where the system heeds it, drawing goes first; the engine's own threads inherit it.
    thread.setPriority(Thread.NORM_PRIORITY - 1);
    current = Optional.of(handle);
    thread.start();
    return handle;
  }

  /** The last event comes when the next run may already start. */
  private void perform(
      TrainingRun handle,
      RunExecution procedure,
      TrainingListener listener,
      Function<RunExecution, TrainingEvent> work) {
    Optional<TrainingEvent> last = Optional.empty();
    try {
      last = Optional.of(work.apply(procedure));
    } finally {
      synchronized (this) {
        current = Optional.empty();
      }
      try {
        last.ifPresent(listener::on);
      } finally {
        handle.markEnded();
      }
    }
  }

  private static Map<String, String> source(TrainingRequest request) {
    Map<String, String> source = new TreeMap<>(request.data().source());
    request.start().ifPresent(model -> source.put(RunExecution.START_MODEL, model.card().name()));
    return source;
  }

  private RunRecord newRecord(TrainingRequest request) {
    String recipe = request.plan().recipe().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return new RunRecord(
        STAMP.format(wallClock.instant()) + "-" + recipe,
        request.name(),
        wallClock.instant(),
        RunStatus.RUNNING,
        request.plan(),
        request.plan().engine(),
        "",
        new RunRecord.DataInfo("", 0, 0, "", source(request)),
        versions,
        List.of(),
        0,
        PhaseTimings.NONE,
        Optional.empty());
  }
}
