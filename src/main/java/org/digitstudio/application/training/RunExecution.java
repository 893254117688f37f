package org.digitstudio.application.training;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.digitstudio.application.data.DataChecksum;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.TrainingData;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;
import org.digitstudio.domain.port.HistoryStore;
import org.digitstudio.domain.port.NetworkTrainer.Session;
import org.digitstudio.domain.training.Checkpoint;
import org.digitstudio.domain.training.EpochRecord;
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
  /** The key in {@link TrainingData#source} of the model whose weights a run started from. */
  static final String START_MODEL = "start";

  private static final Logger LOG = LoggerFactory.getLogger(RunExecution.class);

  private final RunContext context;
  private final TrainingRun handle;
  private final RunRecord requested;

  RunExecution(RunContext context, TrainingRun handle, RunRecord requested) {
    this.context = context;
    this.handle = handle;
    this.requested = requested;
  }

  /** Makes or acquires the run. */
  @FunctionalInterface
  private interface Opening {
    RunJournal open() throws IOException;
  }

  /** Starts a new run; the last event is returned instead of reported. */
  TrainingEvent start(TrainingData data, Optional<Model> startModel) {
    return execute(() -> RunJournal.create(context.runs(), requested), data, startModel);
  }

  /** Resumes a run from its last checkpoint; the last event is returned instead of reported. */
  TrainingEvent resume(TrainingData data) {
    return execute(this::openUnfinished, data, Optional.empty());
  }

  private RunJournal openUnfinished() throws IOException {
    RunJournal journal = RunJournal.open(context.runs(), requested.id());
    if (journal.record().status() == RunStatus.FINISHED) {
      journal.close();
      throw new StudioException("application.run.finished", journal.record().name());
    }
    return journal;
  }

  /** A run that could not be opened belongs to another, or has ended: its record stays as it is. */
  @SuppressWarnings("checkstyle:illegalcatch") // Errors are reported as events too.
  private TrainingEvent execute(Opening opening, TrainingData data, Optional<Model> startModel) {
    RunJournal journal;
    try {
      journal = opening.open();
    } catch (Throwable e) {
      LOG.info("The run {} cannot start: {}", requested.id(), e.toString());
      return new TrainingEvent.Failed(requested, e);
    }
    try (journal) {
      handle.attach(journal);
      return perform(journal, data, startModel);
    } catch (Throwable e) {
      return failed(journal, e);
    } finally {
      handle.detach();
    }
  }

  @SuppressWarnings("checkstyle:illegalcatch") // The first failure is reported.
  private TrainingEvent failed(RunJournal journal, Throwable cause) {
    String id = requested.id();
    if (FailureText.isForeseen(cause)) {
      LOG.info("The run {} ended: {}", id, cause.getMessage());
    } else {
      LOG.error("The run {} failed", id, cause);
    }
    String note = FailureText.of(cause);
    try {
      return new TrainingEvent.Failed(
          journal.save(run -> run.withStatus(RunStatus.FAILED, note)), cause);
    } catch (IOException | RuntimeException | Error e) {
      LOG.info("The record of the run {} cannot be saved: {}", id, e.getMessage());
      return new TrainingEvent.Failed(journal.record(), cause);
    }
  }

  private TrainingEvent perform(RunJournal journal, TrainingData data, Optional<Model> startModel)
      throws IOException {
    long start = context.now();
    TrainingData.Datasets datasets = data.read();
    timed(journal, TrainingPhase.LOAD, context.secondsSince(start));
    TrainingPlan plan = journal.record().plan();
    int limit = plan.data().limit();
    DigitDataset whole = limit > 0 ? datasets.training().take(limit) : datasets.training();
    ValidationSplit split =
        ValidationSplit.of(whole, plan.selection().validationImages(), plan.seed());
    TrainingEngines.Choice choice = context.engines().choose(plan);
    Optional<Checkpoint> checkpoint = journal.files().loadCheckpoint(plan);
    checkCanContinue(journal.record(), checkpoint, startModel);
    RunRecord.DataInfo info = dataInfo(journal.record().data(), datasets, split);
    RunRecord run = journal.save(record -> started(record, choice, info, checkpoint));
    context.tell(
        new TrainingEvent.Started(
            run, split.training().size(), split.validation().size(), datasets.test().size()));
    Optional<Checkpoint> from = checkpoint;
    if (checkpoint.isEmpty() && startModel.isPresent()) {
      float[] weights = startModel.get().parameters();
      from = Optional.of(new Checkpoint(TrainingState.startingFrom(weights), 0, weights));
      journal.files().saveCheckpoint(from.get());
    }
    return train(journal, choice, split, datasets.test(), from);
  }

  /** Epochs without a checkpoint would be trained again, over the model they made. */
  private static void checkCanContinue(
      RunRecord run, Optional<Checkpoint> checkpoint, Optional<Model> startModel) {
    if (checkpoint.isPresent()) {
      return;
    }
    if (run.epochsDone() > 1) {
      throw new StudioException("application.run.no-checkpoint", run.name());
    }
    if (startModel.isEmpty() && run.data().source().containsKey(START_MODEL)) {
      throw new StudioException("application.run.no-start", run.name());
    }
  }

  /** The checkpoint decides how far the run is; epochs of the record after it are cut off. */
  private static RunRecord started(
      RunRecord run,
      TrainingEngines.Choice choice,
      RunRecord.DataInfo data,
      Optional<Checkpoint> checkpoint) {
    int epochs = checkpoint.map(c -> c.state().epoch()).orElse(0);
    List<EpochRecord> curve =
        run.curve().stream().filter(epoch -> epoch.epoch() <= epochs).toList();
    int bestEpoch = checkpoint.map(Checkpoint::bestEpoch).orElse(0);
    return run.withStatus(RunStatus.RUNNING, choice.note())
        .withSetup(new RunRecord.Setup(choice.kind(), data, run.versions()))
        .withProgress(new RunRecord.Progress(curve, bestEpoch, run.timings(), Optional.empty()));
  }

  private TrainingEvent train(
      RunJournal journal,
      TrainingEngines.Choice choice,
      ValidationSplit split,
      DigitDataset test,
      Optional<Checkpoint> checkpoint)
      throws IOException {
    TrainingPlan plan = journal.record().plan();
    HistoryRecorder history =
        recorder(plan, checkpoint.map(c -> c.state().epoch()).orElse(0), split.training().size());
    EpochLoop loop =
        new EpochLoop(
            context, journal, choice.engine().classifiers(), split, test, checkpoint, history);
    boolean complete;
    try (history;
        Session session =
            choice
                .engine()
                .trainer()
                .open(plan, split.training(), checkpoint.map(Checkpoint::state))) {
      complete = loop.trainAll(session);
    }
    journal
        .record()
        .timings()
        .seconds(TrainingPhase.TRAIN)
        .ifPresent(seconds -> context.tellPhase(TrainingPhase.TRAIN, seconds));
    return conclude(journal, complete, choice, test, loop.best());
  }

  private HistoryRecorder recorder(TrainingPlan plan, int epochsDone, int images) {
    int batchSize = plan.optimization().batchSize();
    int batches = (images + batchSize - 1) / batchSize;
    return new HistoryRecorder(
        historyWriter(plan, epochsDone),
        new SnapshotSchedule(plan.network(), plan.optimization().epochs(), batches),
        moment -> context.tell(new TrainingEvent.Snapshot(moment)));
  }

  /** A run whose history cannot be written trains without one. */
  @SuppressWarnings("checkstyle:illegalcatch") // The run trains without a history.
  private Optional<HistoryStore.Writer> historyWriter(TrainingPlan plan, int epochsDone) {
    try {
      return context.runs().histories().append(requested.id(), plan.network(), epochsDone);
    } catch (IOException | RuntimeException | Error e) {
      LOG.warn("The history of the run {} cannot be written", requested.id(), e);
      return Optional.empty();
    }
  }

  /** Evaluates the selected epoch on the test set, which decides nothing any more. */
  private TrainingEvent conclude(
      RunJournal journal,
      boolean complete,
      TrainingEngines.Choice choice,
      DigitDataset test,
      float[] best)
      throws IOException {
    Optional<Model> model = Optional.empty();
    if (journal.record().bestEpoch() > 0 && !context.gate().isAbandoned()) {
      try {
        model = Optional.of(tested(journal, choice, test, best));
      } catch (CancellationException e) {
        LOG.info("The run {} was abandoned during its evaluation", requested.id());
      }
    }
    boolean finished = complete && model.isPresent();
    RunStatus status = finished ? RunStatus.FINISHED : RunStatus.STOPPED;
    RunRecord run = journal.save(record -> record.withStatus(status, record.note()));
    if (finished) {
      deleteCheckpoints(journal);
      return new TrainingEvent.Finished(run, model.orElseThrow());
    }
    return new TrainingEvent.Stopped(run, model);
  }

  /** A finished run whose checkpoints cannot be deleted is finished all the same. */
  private void deleteCheckpoints(RunJournal journal) {
    try {
      journal.files().deleteCheckpoints();
    } catch (IOException e) {
      LOG.info("Checkpoints of the run {} stay: {}", requested.id(), e.getMessage());
    }
  }

  private Model tested(
      RunJournal journal, TrainingEngines.Choice choice, DigitDataset test, float[] best)
      throws IOException {
    RunRecord run = journal.record();
    Model untested = new Model(RunCards.card(run), run.plan().network(), best);
    DigitClassifier classifier = choice.engine().classifiers().open(untested);
    long start = context.now();
    BatchResult predictions = Evaluator.predict(classifier, test, context.gate()::isAbandoned);
    timed(journal, TrainingPhase.EVALUATE, context.secondsSince(start));
    start = context.now();
    Prediction first = classifier.classify(test.image(0));
    timed(journal, TrainingPhase.PREDICT_ONE, context.secondsSince(start));
    TestReport report = Evaluator.report(predictions, test, first);
    RunRecord reported = journal.update(record -> record.withReport(Optional.of(report)));
    Model model = untested.withCard(RunCards.card(reported));
    context.models().save(model, journal.files().modelFile());
    return model;
  }

  private void timed(RunJournal journal, TrainingPhase phase, double seconds) {
    journal.update(run -> run.withTimings(run.timings().with(phase, seconds)));
    context.tellPhase(phase, seconds);
  }

  private static RunRecord.DataInfo dataInfo(
      RunRecord.DataInfo before, TrainingData.Datasets datasets, ValidationSplit split) {
    DigitDataset training = datasets.training();
    long checksum = DataChecksum.of(training);
    if (before.checksum() != 0 && before.checksum() != checksum) {
      throw new StudioException("application.run.other-data");
    }
    int count = split.training().size();
    int validation = split.validation().size();
    String description =
        validation == 0
            ? Messages.text("application.data.training", training.name(), count, training.size())
            : Messages.text(
                "application.data.training-validation",
                training.name(),
                count,
                training.size(),
                validation);
    return new RunRecord.DataInfo(
        description, count, checksum, datasets.credits(), training.classNames(), before.source());
  }
}
