package org.digitstudio.lab.bench;

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
import org.digitstudio.domain.port.NetworkTrainer.Session;
import org.digitstudio.domain.training.TrainingPlan;

/** One engine at work on one plan, as often as it is asked; figures in seconds and milliseconds. */
public final class BenchmarkRun implements AutoCloseable {
  /** As the peers do it. */
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

  /** Seconds of the next whole epoch. */
  public double epoch() {
    long start = System.nanoTime();
    session().trainEpoch(BatchListener.NONE);
    classifier = Optional.empty();
    return (System.nanoTime() - start) * 1e-9;
  }

  /**
   * Seconds of an epoch, by some of its batches alone: for an engine that takes minutes.
   *
   * @param warm batches before the first that counts
   */
  double epochBy(int warm, int batches) {
    long[] at = new long[2];
    BatchListener watch =
        (batch, batchesPerEpoch, loss, accuracy, learningRate) -> {
          if (batch == warm) {
            at[0] = System.nanoTime();
          }
          if (batch == warm + batches) {
            at[1] = System.nanoTime();
          }
          return batch < warm + batches;
        };
    try (Session own = engine.trainer().open(plan, training, Optional.empty())) {
      own.trainEpoch(watch);
    } catch (CancellationException e) {
      // Enough batches have been seen.
    }
    double whole = (double) training.size() / plan.optimization().batchSize();
    return (at[1] - at[0]) * 1e-9 * whole / batches;
  }

  /** Seconds to read the whole test set, and how much of it was right. */
  public Evaluated evaluate() {
    DigitClassifier reader = classifier();
    long start = System.nanoTime();
    BatchResult answers = reader.classifyAll(test, Extra.NONE, done -> {}, () -> false);
    double seconds = (System.nanoTime() - start) * 1e-9;
    return new Evaluated(seconds, (double) answers.correctCount(test) / test.size());
  }

  /**
   * How one evaluation went.
   *
   * @param accuracy on the test set, 0..1
   */
  public record Evaluated(double seconds, double accuracy) {}

  /** Milliseconds of 500 predictions of the test set's first picture, after 300 to warm up. */
  public Figures predictions() {
    DigitClassifier reader = classifier();
    DigitImage image = test.image(0);
    Figures figures = new Figures();
    for (int i = -WARM_UP; i < PREDICTIONS; i++) {
      long start = System.nanoTime();
      reader.classify(image);
      double milliseconds = (System.nanoTime() - start) * 1e-6;
      if (i >= 0) {
        figures.add(milliseconds);
      }
    }
    return figures;
  }

  Session trained() {
    return session();
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
