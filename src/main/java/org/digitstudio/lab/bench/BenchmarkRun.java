package org.digitstudio.lab.bench;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.digitstudio.application.training.TrainingEngines.Engine;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.ModelCard;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;
import org.digitstudio.domain.port.DigitClassifier.Extra;
import org.digitstudio.domain.port.NetworkTrainer.BatchListener;
import org.digitstudio.domain.port.NetworkTrainer.KernelTime;
import org.digitstudio.domain.port.NetworkTrainer.Session;
import org.digitstudio.domain.training.TrainingPlan;

/** Measures an engine on a training plan: epochs, evaluations and single predictions. */
public final class BenchmarkRun implements AutoCloseable {
  /** Predictions before those that count; same number as in the peers' programs. */
  private static final int WARM_UP = 300;

  private static final int PREDICTIONS = 500;

  private final Engine engine;
  private final TrainingPlan plan;
  private final DigitDataset training;
  private final DigitDataset test;
  private Optional<Session> session = Optional.empty();
  private Optional<DigitClassifier> classifier = Optional.empty();

  BenchmarkRun(Engine engine, TrainingPlan plan, DigitDataset training, DigitDataset test) {
    this.engine = engine;
    this.plan = plan;
    this.training = training;
    this.test = test;
  }

  private Session session() {
    if (session.isEmpty()) {
      session = Optional.of(engine.trainer().open(plan, training, Optional.empty()));
    }
    return session.get();
  }

  /** Trains the next epoch and returns its time in seconds. */
  public double epoch() {
    long start = System.nanoTime();
    session().trainEpoch(BatchListener.NONE);
    classifier = Optional.empty();
    return (System.nanoTime() - start) * 1e-9;
  }

  /**
   * Trains some batches of a new session and returns the extrapolated time of an epoch in seconds;
   * for an engine whose epochs take minutes.
   *
   * @param warmUp batches before the first that counts
   */
  double estimatedEpoch(int warmUp, int batches) {
    long[] times = new long[2];
    BatchListener watch =
        (batch, total, loss, accuracy, learningRate) -> {
          if (batch == warmUp) {
            times[0] = System.nanoTime();
          }
          if (batch == warmUp + batches) {
            times[1] = System.nanoTime();
          }
          return batch < warmUp + batches;
        };
    try (Session own = engine.trainer().open(plan, training, Optional.empty())) {
      own.trainEpoch(watch);
    } catch (CancellationException e) {
      // All batches that count are done.
    }
    double batchesPerEpoch = (double) training.size() / plan.optimization().batchSize();
    return (times[1] - times[0]) * 1e-9 * batchesPerEpoch / batches;
  }

  /** Classifies the test set once and returns time and accuracy. */
  public EvaluationResult evaluate() {
    DigitClassifier network = classifier();
    long start = System.nanoTime();
    BatchResult predictions = network.classifyAll(test, Extra.NONE, done -> {}, () -> false);
    double seconds = (System.nanoTime() - start) * 1e-9;
    return new EvaluationResult(seconds, (double) predictions.correctCount(test) / test.size());
  }

  /**
   * The result of an evaluation.
   *
   * @param accuracy on the test set, 0..1
   */
  public record EvaluationResult(double seconds, double accuracy) {}

  /** Returns the milliseconds of 500 predictions of the first test image, after 300 to warm up. */
  public Figures predictions() {
    DigitClassifier network = classifier();
    DigitImage image = test.image(0);
    Figures figures = new Figures();
    for (int i = -WARM_UP; i < PREDICTIONS; i++) {
      long start = System.nanoTime();
      network.classify(image);
      double milliseconds = (System.nanoTime() - start) * 1e-6;
      if (i >= 0) {
        figures.add(milliseconds);
      }
    }
    return figures;
  }

  /** Returns the time that each operation has taken so far. */
  List<KernelTime> profile() {
    return session().profile();
  }

  private DigitClassifier classifier() {
    if (classifier.isEmpty()) {
      classifier =
          Optional.of(
              engine
                  .classifiers()
                  .open(
                      new Model(
                          ModelCard.unknown("bench"), plan.network(), session().parameters())));
    }
    return classifier.get();
  }

  @Override
  public void close() {
    session.ifPresent(Session::close);
  }
}
