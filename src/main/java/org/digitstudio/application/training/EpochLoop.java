package org.digitstudio.application.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.ModelCard;
import org.digitstudio.domain.port.ClassifierFactory;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.domain.port.NetworkTrainer.EpochResult;
import org.digitstudio.domain.port.NetworkTrainer.Session;
import org.digitstudio.domain.training.Checkpoint;
import org.digitstudio.domain.training.EpochRecord;
import org.digitstudio.domain.training.EpochRecord.Score;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.TrainingEvent;
import org.digitstudio.domain.training.TrainingPhase;
import org.digitstudio.domain.training.TrainingPlan;

/** Trains epoch after epoch, looks at each, chooses the best and checkpoints. */
final class EpochLoop {
  private final RunContext context;
  private final TrainingPlan plan;
  private final ClassifierFactory classifiers;
  private final ValidationSplit split;
  private final DigitDataset test;
  private final RunPace pace;
  private final HistoryRecorder history;

  private RunRecord run;
  private float[] best;
  private double lastLearningRate;

  /**
   * @param run its curve is as long as the epochs already done
   * @param best the parameters of its best epoch, or empty
   * @param history records the run as it trains
   */
  EpochLoop(
      RunContext context,
      ClassifierFactory classifiers,
      ValidationSplit split,
      DigitDataset test,
      RunRecord run,
      float[] best,
      HistoryRecorder history) {
    this.context = context;
    this.plan = run.plan();
    this.classifiers = classifiers;
    this.split = split;
    this.test = test;
    this.run = run;
    this.best = best;
    this.history = history;
    int between = split.validation().size() + (looksAtTest() ? test.size() : 0);
    this.pace =
        new RunPace(plan.epochs(), split.training().size(), plan.batch(), between, test.size());
  }

  RunRecord run() {
    return run;
  }

  /** The best epoch's parameters; empty before the first. */
  float[] best() {
    return best;
  }

  /**
   * @return false if the run was stopped before its last epoch
   */
  boolean trainAll(Session session) throws IOException {
    if (run.curve().isEmpty()) {
      history.start(session::parameters);
    }
    for (int epoch = run.curve().size() + 1; epoch <= plan.epochs(); epoch++) {
      if (!context.gate().pass(this::tellPaused) || !trainOne(session, epoch)) {
        return false;
      }
    }
    return true;
  }

  private boolean trainOne(Session session, int epoch) throws IOException {
    long from = context.workingNow();
    pace.epochStarted(epoch, from);
    EpochResult result;
    try {
      result =
          session.trainEpoch(
              (batch, batches, loss, accuracy, learningRate) -> {
                history.onBatch(epoch, batch, batches, loss, accuracy, session::parameters);
                return onBatch(epoch, batch, batches, loss, accuracy, learningRate);
              });
    } catch (CancellationException e) {
      return false;
    }
    long trained = context.workingNow();
    pace.epochTrained(trained);
    checkFinite(result, epoch);
    float[] parameters = session.parameters();
    Optional<Score> validation = Optional.empty();
    Optional<Score> testScore = Optional.empty();
    if (split.validation().size() > 0 || looksAtTest()) {
      DigitClassifier classifier =
          classifiers.open(new Model(ModelCard.unknown(run.name()), plan.network(), parameters));
      try {
        validation = score(classifier, split.validation());
        testScore = looksAtTest() ? score(classifier, test) : Optional.empty();
      } catch (CancellationException e) {
        return false;
      }
    }
    EpochRecord record =
        new EpochRecord(
            epoch,
            result.loss(),
            result.accuracy(),
            validation,
            testScore,
            lastLearningRate,
            (trained - from) * 1e-9,
            (context.workingNow() - trained) * 1e-9);
    keep(record, parameters, session);
    return true;
  }

  private void keep(EpochRecord record, float[] parameters, Session session) throws IOException {
    List<EpochRecord> curve = new ArrayList<>(run.curve());
    curve.add(record);
    boolean better = isBest(record);
    if (better) {
      best = parameters;
    }
    run =
        run.withCurve(curve, better ? record.epoch() : run.bestEpoch())
            .withTimings(
                run.timings()
                    .with(
                        TrainingPhase.TRAIN,
                        curve.stream().mapToDouble(EpochRecord::trainSeconds).sum()));
    // The record first: a curve that is an epoch ahead of the checkpoint can be cut back.
    context.runs().save(run);
    context.runs().saveCheckpoint(run.id(), new Checkpoint(session.state(), run.bestEpoch(), best));
    pace.epochDone(context.workingNow());
    context.tell(new TrainingEvent.Epoch(record, run, pace.secondsLeft()));
  }

  /** Without anything to choose by, the last epoch counts. */
  private boolean isBest(EpochRecord record) {
    Optional<Score> score = chosenBy(record);
    Optional<Score> before = run.best().flatMap(this::chosenBy);
    return score.isEmpty() || before.isEmpty() || score.get().isBetterThan(before.get());
  }

  private Optional<Score> chosenBy(EpochRecord record) {
    return plan.testAsValidation() ? record.test() : record.validation();
  }

  private boolean looksAtTest() {
    return plan.testAsValidation() || context.testEachEpoch();
  }

  private Optional<Score> score(DigitClassifier classifier, DigitDataset data) {
    return data.size() == 0
        ? Optional.empty()
        : Optional.of(Evaluator.score(classifier, data, context.gate()::isAbandoned));
  }

  private boolean onBatch(
      int epoch, int batch, int batches, double loss, double accuracy, double learningRate) {
    lastLearningRate = learningRate;
    pace.batchDone(batch, batches, context.workingNow());
    context.tell(
        new TrainingEvent.Batch(
            epoch,
            batch,
            batches,
            loss,
            accuracy,
            learningRate,
            pace.imagesPerSecond(),
            pace.secondsLeftInEpoch(batch)));
    return context.gate().pass(this::tellPaused);
  }

  private void tellPaused(boolean paused) {
    context.tell(new TrainingEvent.Paused(paused));
  }

  private void checkFinite(EpochResult result, int epoch) {
    if (!Double.isFinite(result.loss())) {
      throw new IllegalArgumentException(
          "The loss is no longer a number in epoch %d: a learning rate of %s is too high for this"
                  .formatted(epoch, plan.optimizer().learningRate())
              + " network; try a tenth of it.");
    }
  }
}
