package org.digitstudio.application.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.digitstudio.domain.StudioException;
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

/** Trains epoch after epoch; evaluates each, selects the best one and writes a checkpoint. */
final class EpochLoop {
  private final RunContext context;
  private final RunJournal journal;
  private final TrainingPlan plan;
  private final ClassifierFactory classifiers;
  private final ValidationSplit split;
  private final DigitDataset test;
  private final RunPace pace;
  private final int epochsDone;
  private final HistoryRecorder history;

  private float[] best;
  private Optional<Score> bestScore = Optional.empty();
  private double lastLearningRate;

  /**
   * Prepares the epochs after a checkpoint.
   *
   * @param checkpoint empty where the run starts from the seed's weights
   * @param history records the run as it trains
   */
  EpochLoop(
      RunContext context,
      RunJournal journal,
      ClassifierFactory classifiers,
      ValidationSplit split,
      DigitDataset test,
      Optional<Checkpoint> checkpoint,
      HistoryRecorder history) {
    this.context = context;
    this.journal = journal;
    this.plan = journal.record().plan();
    this.classifiers = classifiers;
    this.split = split;
    this.test = test;
    this.history = history;
    this.epochsDone = checkpoint.map(c -> c.state().epoch()).orElse(0);
    this.best = checkpoint.map(Checkpoint::best).orElse(new float[0]);
    int evaluated = split.validation().size() + (evaluatesTestSet() ? test.size() : 0);
    this.pace =
        new RunPace(
            plan.optimization().epochs(),
            split.training().size(),
            plan.optimization().batchSize(),
            evaluated,
            test.size());
  }

  /** Returns the best epoch's parameters; empty before the first. */
  float[] best() {
    return best;
  }

  /**
   * Trains the epochs that are left.
   *
   * @return false if the run was stopped before its last epoch
   */
  boolean trainAll(Session session) throws IOException {
    try {
      restoreBestScore();
      if (epochsDone == 0) {
        history.start(session::parameters);
      }
      for (int epoch = epochsDone + 1; epoch <= plan.optimization().epochs(); epoch++) {
        if (!context.gate().pass(this::tellPaused)) {
          return false;
        }
        trainEpoch(session, epoch);
      }
      return true;
    } catch (CancellationException e) {
      return false;
    }
  }

  /**
   * Finds the score that later epochs have to exceed. The checkpoint decides which epoch is the
   * best; where the record of that epoch was lost, its weights are evaluated again.
   */
  private void restoreBestScore() {
    RunRecord run = journal.record();
    if (run.bestEpoch() > 0 && !plan.selection().isLastEpoch()) {
      bestScore = run.best().flatMap(this::selectionScore);
      if (bestScore.isEmpty()) {
        DigitDataset data = plan.selection().byTestSet() ? test : split.validation();
        bestScore = score(classifier(best), data);
      }
    }
  }

  private void trainEpoch(Session session, int epoch) throws IOException {
    long start = context.workingNow();
    pace.epochStarted(epoch, start);
    EpochResult result =
        session.trainEpoch(
            (batch, batches, loss, accuracy, learningRate) -> {
              history.onBatch(epoch, batch, batches, loss, accuracy, session::parameters);
              return onBatch(epoch, batch, batches, loss, accuracy, learningRate);
            });
    long trained = context.workingNow();
    pace.epochTrained(trained);
    checkFinite(result, epoch);
    float[] parameters = session.parameters();
    Optional<Score> validation = Optional.empty();
    Optional<Score> testScore = Optional.empty();
    if (split.validation().size() > 0 || evaluatesTestSet()) {
      DigitClassifier classifier = classifier(parameters);
      validation = score(classifier, split.validation());
      testScore = evaluatesTestSet() ? score(classifier, test) : Optional.empty();
    }
    EpochRecord record =
        new EpochRecord(
            epoch,
            result.loss(),
            result.accuracy(),
            validation,
            testScore,
            lastLearningRate,
            (trained - start) * 1e-9,
            (context.workingNow() - trained) * 1e-9);
    keep(record, parameters, session);
  }

  private void keep(EpochRecord epoch, float[] parameters, Session session) throws IOException {
    boolean better = isBest(epoch);
    if (better) {
      best = parameters;
      bestScore = selectionScore(epoch);
    }
    // The record is written first: where only it is on the disk, its last epoch is cut off again.
    RunRecord run = journal.save(record -> withEpoch(record, epoch, better));
    journal.files().saveCheckpoint(new Checkpoint(session.state(), run.bestEpoch(), best));
    pace.epochDone(context.workingNow());
    context.tell(new TrainingEvent.Epoch(epoch, run, pace.secondsLeft()));
  }

  private static RunRecord withEpoch(RunRecord run, EpochRecord epoch, boolean best) {
    List<EpochRecord> curve = new ArrayList<>(run.curve());
    curve.add(epoch);
    double seconds = curve.stream().mapToDouble(EpochRecord::trainSeconds).sum();
    return run.withCurve(curve, best ? epoch.epoch() : run.bestEpoch())
        .withTimings(run.timings().with(TrainingPhase.TRAIN, seconds));
  }

  /** Without anything to select by, the last epoch is the best. */
  private boolean isBest(EpochRecord epoch) {
    Optional<Score> score = selectionScore(epoch);
    return score.isEmpty() || bestScore.isEmpty() || score.get().isBetterThan(bestScore.get());
  }

  private Optional<Score> selectionScore(EpochRecord epoch) {
    return plan.selection().byTestSet() ? epoch.test() : epoch.validation();
  }

  private boolean evaluatesTestSet() {
    return plan.selection().byTestSet() || context.testEachEpoch();
  }

  private DigitClassifier classifier(float[] parameters) {
    String name = journal.record().name();
    return classifiers.open(new Model(ModelCard.unknown(name), plan.network(), parameters));
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
      throw new StudioException(
          "application.training.diverged", epoch, plan.optimization().optimizer().learningRate());
    }
  }
}
