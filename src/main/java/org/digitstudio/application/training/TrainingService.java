package org.digitstudio.application.training;

import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.data.TrainingData;
import org.digitstudio.domain.port.ModelStore;
import org.digitstudio.domain.port.RunStore;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.RunStatus;
import org.digitstudio.domain.training.TrainingEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains networks, each on a thread of its own and saved as it proceeds: one run at a time, or two
 * that race.
 */
public final class TrainingService {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingService.class);
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final TrainingEngines engines;
  private final RunStore runs;
  private final ModelStore models;
  private final Map<String, String> versions;
  private final LongSupplier nanoClock;
  private final InstantSource wallClock;
  private final List<TrainingRun> current = new ArrayList<>();

  /**
   * Creates the service.
   *
   * @param versions of the program and the machine, kept with each run: {@link
   *     MachineInfo#describe}
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

  /** Returns the description of this computer that is kept with each run. */
  public Map<String, String> machine() {
    return versions;
  }

  /** Returns the runs under way: none, one, or two that race. */
  public synchronized List<TrainingRun> current() {
    return List.copyOf(current);
  }

  /**
   * Starts a run; its events and failures are reported to the listener.
   *
   * @throws StudioException if another run is under way
   */
  public TrainingRun start(TrainingRequest request, TrainingListener listener) {
    return launch(
        newRecord(request, ""),
        listener,
        request.testEachEpoch(),
        execution -> execution.start(request.data(), request.start()));
  }

  /**
   * Starts two runs side by side, each on a thread of its own: what slows the computer slows both.
   *
   * @return the two runs, in order
   * @throws StudioException if another run is under way
   */
  public synchronized List<TrainingRun> race(
      TrainingRequest first,
      TrainingListener firstListener,
      TrainingRequest second,
      TrainingListener secondListener) {
    checkIdle();
    TrainingRun one = begin(newRecord(first, "-a"), firstListener, first);
    try {
      return List.of(one, begin(newRecord(second, "-b"), secondListener, second));
    } catch (OutOfMemoryError e) {
      one.abandon();
      throw e;
    }
  }

  private TrainingRun begin(RunRecord run, TrainingListener listener, TrainingRequest request) {
    return begin(
        run,
        listener,
        request.testEachEpoch(),
        execution -> execution.start(request.data(), request.start()));
  }

  /**
   * Resumes a run from its last checkpoint, as if it had never stopped.
   *
   * @param run as the store lists it
   * @param data the same images as before, which is checked
   * @throws StudioException if another run is under way
   */
  public TrainingRun resume(
      RunRecord run, TrainingData data, boolean testEachEpoch, TrainingListener listener) {
    return launch(run, listener, testEachEpoch, execution -> execution.resume(data));
  }

  /**
   * Renames a run, also while it is trained here.
   *
   * @throws IOException if the record cannot be written, or another program trains the run
   */
  public void rename(String id, String name) throws IOException {
    Optional<TrainingRun> running =
        current().stream().filter(run -> run.id().equals(id)).findFirst();
    if (running.isEmpty() || !running.get().rename(name)) {
      runs.rename(id, name);
    }
  }

  private synchronized TrainingRun launch(
      RunRecord run,
      TrainingListener listener,
      boolean testEachEpoch,
      Function<RunExecution, TrainingEvent> work) {
    checkIdle();
    return begin(run, listener, testEachEpoch, work);
  }

  private void checkIdle() {
    if (!current.isEmpty()) {
      throw new StudioException("application.training.busy", current.getFirst().name());
    }
  }

  private TrainingRun begin(
      RunRecord run,
      TrainingListener listener,
      boolean testEachEpoch,
      Function<RunExecution, TrainingEvent> work) {
    PauseGate gate = new PauseGate(nanoClock);
    TrainingRun handle = new TrainingRun(run, gate);
    RunContext context =
        new RunContext(engines, runs, models, nanoClock, gate, listener, testEachEpoch);
    RunExecution execution = new RunExecution(context, handle, run);
    Thread thread = new Thread(() -> perform(handle, execution, context, work), "training");
    thread.setDaemon(true);
    // Where the system heeds priorities, drawing goes first; the engine's threads inherit this one.
    thread.setPriority(Thread.NORM_PRIORITY - 1);
    current.add(handle);
    try {
      thread.start();
    } catch (OutOfMemoryError e) {
      current.remove(handle);
      throw e;
    }
    return handle;
  }

  /** Reports the last event when the next run may already start. */
  private void perform(
      TrainingRun handle,
      RunExecution execution,
      RunContext context,
      Function<RunExecution, TrainingEvent> work) {
    Optional<TrainingEvent> last = Optional.empty();
    try {
      last = Optional.of(work.apply(execution));
    } finally {
      synchronized (this) {
        current.remove(handle);
      }
      try {
        last.ifPresent(context::tell);
      } finally {
        handle.markEnded();
      }
      if (last.isEmpty()) {
        LOG.error("The run {} ended without a last event", handle.id());
      }
    }
  }

  private static Map<String, String> source(TrainingRequest request) {
    Map<String, String> source = new TreeMap<>(request.data().source());
    request.start().ifPresent(model -> source.put(RunExecution.START_MODEL, model.card().name()));
    return source;
  }

  /**
   * @param suffix of its id, which tells two runs of one moment apart
   */
  private RunRecord newRecord(TrainingRequest request, String suffix) {
    String recipe = request.plan().recipe().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return new RunRecord(
        TIMESTAMP.format(wallClock.instant()) + "-" + recipe + suffix,
        request.name(),
        wallClock.instant(),
        request.plan(),
        new RunRecord.Setup(
            request.plan().engine(),
            new RunRecord.DataInfo("", 0, 0, "", ClassNames.DIGITS, source(request)),
            versions),
        RunStatus.RUNNING,
        "",
        RunRecord.Progress.NONE);
  }
}
