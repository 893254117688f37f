package org.digitstudio.lab.paper;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.digitstudio.domain.network.DetectorSpec;
import org.digitstudio.domain.port.DetectorTraining;

/**
 * Trains a detector on samples that are generated during training, so that none is seen twice.
 * Reproducible for the same hyperparameters, handwriting, machine and number of threads.
 */
public final class ReaderTraining {
  public static final int WIDTH = 160;
  public static final int HEIGHT = 64;
  public static final int BATCH = 16;

  /** Number of steps over which the learning rate rises to its peak. */
  private static final double WARM_UP = 300;

  /** Final learning rate relative to the peak. */
  private static final double LEAST = 0.01;

  /** Fraction of the run at its end in which the learning rate falls. */
  private static final double FALLING = 0.3;

  /** Number of samples generated in advance. */
  private static final int AHEAD = 4 * BATCH;

  /** Number of steps between reports. */
  private static final int REPORT = 200;

  /** Minimum divisor of the loss of digits, so that batches with few digits do not dominate. */
  private static final int MIN_DIGITS = 8;

  private static final int CELLS = WIDTH * HEIGHT / (DetectorSpec.CELL * DetectorSpec.CELL);

  /**
   * The hyperparameters of a training run.
   *
   * @param steps number of steps of {@link #BATCH} samples
   * @param learningRate the peak learning rate
   * @param firstSample number of the first sample, which lets a run continue another
   * @param makers number of threads that generate samples
   */
  public record Hyperparameters(int steps, double learningRate, long firstSample, int makers) {}

  /** Receives the progress of training. */
  public interface Listener {
    /**
     * Called every {@link #REPORT} steps.
     *
     * @param losses means over the steps since the last report
     */
    void report(int step, DetectionLoss.Parts losses, double learningRate);
  }

  private final PaperSamples samples;
  private final DetectorTraining training;
  private final Hyperparameters hyperparameters;

  public ReaderTraining(
      PaperSamples samples, DetectorTraining training, Hyperparameters hyperparameters) {
    this.samples = samples;
    this.training = training;
    this.hyperparameters = hyperparameters;
  }

  /** Runs all steps. */
  public void run(Listener listener) {
    try (ExecutorService makers = Executors.newFixedThreadPool(hyperparameters.makers)) {
      Deque<CompletableFuture<PaperSample>> waiting = new ArrayDeque<>();
      long next = hyperparameters.firstSample;
      DetectionLoss.Parts losses = new DetectionLoss.Parts();
      for (int step = 1; step <= hyperparameters.steps; step++) {
        while (waiting.size() < AHEAD) {
          long number = next++;
          waiting.add(CompletableFuture.supplyAsync(() -> samples.sample(number), makers));
        }
        List<PaperSample> batch = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
          batch.add(waiting.remove().join());
        }
        double rate = learningRate(step);
        learn(batch, rate, losses);
        if (step % REPORT == 0 || step == hyperparameters.steps) {
          losses.divideBy(step % REPORT == 0 ? REPORT : step % REPORT);
          listener.report(step, losses, rate);
          losses = new DetectionLoss.Parts();
        }
      }
      waiting.forEach(sample -> sample.cancel(true));
    }
  }

  private void learn(List<PaperSample> batch, double rate, DetectionLoss.Parts losses) {
    int digits = 0;
    for (int i = 0; i < batch.size(); i++) {
      System.arraycopy(
          batch.get(i).input(), 0, training.input(), i * WIDTH * HEIGHT, WIDTH * HEIGHT);
      digits += DetectionLoss.digits(batch.get(i));
    }
    training.forward(batch.size());
    for (int i = 0; i < batch.size(); i++) {
      DetectionLoss.add(
          batch.get(i),
          training.output(),
          i * CELLS * DetectorSpec.OUTPUTS,
          Math.max(MIN_DIGITS, digits),
          batch.size(),
          training.gradient(),
          losses);
    }
    training.backward(rate);
  }

  /** Returns the learning rate of a step: linear warm-up, constant, then linear decay. */
  private double learningRate(int step) {
    double rising = Math.min(1, step / WARM_UP);
    double falling =
        Math.min(1, (hyperparameters.steps - step) / (FALLING * hyperparameters.steps));
    return hyperparameters.learningRate * rising * (LEAST + (1 - LEAST) * falling);
  }
}
