package org.digitstudio.application.training;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.TrainingData;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;
import org.digitstudio.domain.port.HistoryStore;
import org.digitstudio.domain.port.NetworkTrainer.Session;
import org.digitstudio.domain.port.RunStore;
import org.digitstudio.domain.training.Checkpoint;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.RunStatus;
import org.digitstudio.domain.training.TestReport;
import org.digitstudio.domain.training.TrainingEvent;
import org.digitstudio.domain.training.TrainingPhase;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.domain.training.TrainingState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run from its first phase to its last event, on the thread that calls it. */
final class RunExecution {
  /** The source's key of the model that a run began with. */
  static final String START_MODEL = "start";

  private static final Logger LOG = LoggerFactory.getLogger(RunExecution.class);

  private final RunContext context;

  /** What is known of the run so far. */
  private RunRecord run;

  RunExecution(RunContext context, RunRecord run) {
    this.context = context;
    this.run = run;
  }

  /** Begins a new run; the last event is returned instead of told. */
  TrainingEvent start(TrainingData material, Optional<Model> start) {
    return RunFailures.guard(
        context.runs(),
        () -> run,
        () -> {
          try (RunStore.Lease _ = context.runs().create(run)) {
            return perform(material, start);
          }
        });
  }

  /** Goes on with a run from its last checkpoint; the last event is returned instead of told. */
  TrainingEvent resume(TrainingData material) {
    return RunFailures.guard(
        context.runs(),
        () -> run,
        () -> {
          try (RunStore.Lease _ = context.runs().acquire(run.id())) {
            run = context.runs().load(run.id());
            if (run.status() == RunStatus.FINISHED) {
              throw new IllegalArgumentException("The run has finished; there is nothing left.");
            }
            return perform(material, Optional.empty());
          }
        });
  }

  private TrainingEvent perform(TrainingData material, Optional<Model> start) throws IOException {
    long from = context.now();
    TrainingData.Datasets pictures = material.read();
    timed(TrainingPhase.LOAD, context.secondsSince(from));
    TrainingPlan plan = run.plan();
    DigitDataset whole =
        plan.limit() > 0 ? pictures.training().take(plan.limit()) : pictures.training();
    ValidationSplit split = ValidationSplit.of(whole, plan.validation(), plan.seed());
    TrainingEngines.Choice choice = context.engines().choose(plan);
    Optional<Checkpoint> checkpoint = context.runs().loadCheckpoint(run.id(), plan);
    if (checkpoint.isEmpty() && start.isEmpty() && run.data().source().containsKey(START_MODEL)) {
      throw new IllegalArgumentException(
          "The run ended before it had its first weights from a model; start it anew.");
    }
    run =
        new RunRecord(
            run.id(),
            run.name(),
            run.started(),
            RunStatus.RUNNING,
            plan,
            choice.kind(),
            choice.note(),
            material(pictures, split),
            run.versions(),
            run.curve().subList(0, checkpoint.map(c -> c.state().epoch()).orElse(0)),
            checkpoint.map(Checkpoint::bestEpoch).orElse(0),
            run.timings(),
            Optional.empty());
    context.runs().save(run);
    context.tell(
        new TrainingEvent.Started(
            run, split.training().size(), split.validation().size(), pictures.test().size()));
    if (checkpoint.isEmpty() && start.isPresent()) {
      float[] weights = start.get().parameters();
      TrainingState first = choice.engine().trainer().initialState(weights, plan, split.training());
      checkpoint = Optional.of(new Checkpoint(first, 0, weights));
      context.runs().saveCheckpoint(run.id(), checkpoint.get());
    }
    return train(choice, split, pictures.test(), checkpoint);
  }

  private TrainingEvent train(
      TrainingEngines.Choice choice,
      ValidationSplit split,
      DigitDataset test,
      Optional<Checkpoint> checkpoint)
      throws IOException {
    HistoryRecorder history = recorder(split.training().size());
    EpochLoop loop =
        new EpochLoop(
            context,
            choice.engine().classifiers(),
            split,
            test,
            run,
            checkpoint.map(Checkpoint::best).orElse(new float[0]),
            history);
    boolean complete;
    try (history;
        Session session =
            choice
                .engine()
                .trainer()
                .open(run.plan(), split.training(), checkpoint.map(Checkpoint::state))) {
      complete = loop.trainAll(session);
    } finally {
      run = loop.run();
    }
    run.timings()
        .seconds(TrainingPhase.TRAIN)
        .ifPresent(seconds -> context.tellPhase(TrainingPhase.TRAIN, seconds));
    return conclude(complete, choice, test, loop.best());
  }

  private HistoryRecorder recorder(int images) {
    TrainingPlan plan = run.plan();
    int batches = (images + plan.batch() - 1) / plan.batch();
    return new HistoryRecorder(
        writer(),
        new SnapshotSchedule(plan.network(), plan.epochs(), batches),
        moment -> context.tell(new TrainingEvent.Snapshot(moment)));
  }

  /** A run whose history cannot be written trains without one. */
  private Optional<HistoryStore.Writer> writer() {
    try {
      return context.runs().histories().append(run.id(), run.plan().network(), run.curve().size());
    } catch (IOException e) {
      LOG.warn("The history of the run {} cannot be written", run.id(), e);
      return Optional.empty();
    }
  }

  /** The test set is looked at here and decides nothing. */
  private TrainingEvent conclude(
      boolean complete, TrainingEngines.Choice choice, DigitDataset test, float[] best)
      throws IOException {
    Optional<Model> model = Optional.empty();
    if (run.bestEpoch() > 0 && !context.gate().isAbandoned()) {
      try {
        model = Optional.of(examined(choice, test, best));
      } catch (CancellationException e) {
        complete = false;
      }
    }
    complete &= model.isPresent();
    run = run.withStatus(complete ? RunStatus.FINISHED : RunStatus.STOPPED, run.note());
    context.runs().save(run);
    if (complete) {
      context.runs().deleteCheckpoints(run.id());
      return new TrainingEvent.Finished(run, model.orElseThrow());
    }
    return new TrainingEvent.Stopped(run, model);
  }

  private Model examined(TrainingEngines.Choice choice, DigitDataset test, float[] best)
      throws IOException {
    Model untested = new Model(RunCards.card(run), run.plan().network(), best);
    DigitClassifier classifier = choice.engine().classifiers().open(untested);
    long from = context.now();
    BatchResult answers = Evaluator.predict(classifier, test, context.gate()::isAbandoned);
    timed(TrainingPhase.EVALUATE, context.secondsSince(from));
    from = context.now();
    Prediction first = classifier.classify(test.image(0));
    timed(TrainingPhase.PREDICT_ONE, context.secondsSince(from));
    TestReport report = Evaluator.report(answers, test, first);
    run = run.withReport(Optional.of(report));
    Model model = untested.withCard(RunCards.card(run));
    context.models().save(model, context.runs().modelFile(run.id()));
    return model;
  }

  private void timed(TrainingPhase phase, double seconds) {
    run = run.withTimings(run.timings().with(phase, seconds));
    context.tellPhase(phase, seconds);
  }

  private RunRecord.DataInfo material(TrainingData.Datasets pictures, ValidationSplit split) {
    DigitDataset training = pictures.training();
    long checksum = DataChecksum.of(training);
    if (run.data().checksum() != 0 && run.data().checksum() != checksum) {
      throw new IllegalArgumentException(
          "The run cannot go on: its training pictures are not the ones it began with.");
    }
    String description =
        "%s: %,d of %,d pictures to learn from"
            .formatted(training.name(), split.training().size(), training.size());
    if (split.validation().size() > 0) {
      description += ", %,d to choose the best epoch by".formatted(split.validation().size());
    }
    return new RunRecord.DataInfo(
        description, split.training().size(), checksum, pictures.credits(), run.data().source());
  }
}
