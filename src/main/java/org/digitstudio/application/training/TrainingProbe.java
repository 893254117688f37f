package org.digitstudio.application.training;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.ImageSet;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.port.NetworkTrainer;
import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.domain.training.TrainingPlan;

/** Measures the speed of training by a few batches of made-up images. */
final class TrainingProbe {
  /** The first batches are slow: classes are loaded and code is compiled. */
  private static final int WARM_UP = 4;

  private static final int MEASURED = 6;

  private final TrainingEngines engines;
  private final Map<Workload, Double> known = new ConcurrentHashMap<>();

  /** Everything of a plan that decides the time of a batch. */
  private record Workload(
      NetworkSpec network, EngineKind engine, int threads, int batch, boolean augmented) {}

  TrainingProbe(TrainingEngines engines) {
    this.engines = engines;
  }

  /** Returns seconds per image; empty if no engine trains the plan. */
  Optional<Double> secondsPerImage(TrainingPlan plan) {
    if (engines.refusal(plan, plan.engine()).isPresent()) {
      return Optional.empty();
    }
    Workload workload =
        new Workload(
            plan.network(),
            plan.engine(),
            plan.threads(),
            plan.optimization().batchSize(),
            !plan.data().augmentation().isNone());
    if (!known.containsKey(workload)) {
      measure(plan).ifPresent(seconds -> known.put(workload, seconds));
    }
    return Optional.ofNullable(known.get(workload));
  }

  private Optional<Double> measure(TrainingPlan plan) {
    int images = plan.optimization().batchSize() * (WARM_UP + MEASURED);
    long[] fastest = {Long.MAX_VALUE};
    long[] before = {System.nanoTime()};
    NetworkTrainer trainer = engines.choose(plan).engine().trainer();
    try (NetworkTrainer.Session session =
        trainer.open(unlimited(plan), images(images), Optional.empty())) {
      session.trainEpoch(
          (batch, batches, loss, accuracy, learningRate) -> {
            long now = System.nanoTime();
            if (batch > WARM_UP) {
              fastest[0] = Math.min(fastest[0], now - before[0]);
            }
            before[0] = now;
            return true;
          });
    } catch (CancellationException e) {
      return Optional.empty();
    }
    return Optional.of(fastest[0] * 1e-9 / plan.optimization().batchSize());
  }

  private static TrainingPlan unlimited(TrainingPlan plan) {
    return plan.withLimit(0).withValidationImages(0).withEpochs(1);
  }

  /** A fifth of the pixels is white, as in digits: sparse inputs are faster. */
  private static DigitDataset images(int count) {
    byte[] pixels = new byte[count * DigitImage.PIXELS];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % Prediction.CLASSES);
    }
    for (int i = 0; i < pixels.length; i++) {
      int row = i % DigitImage.PIXELS / DigitImage.SIDE;
      boolean within = row > 7 && row < 21 && i % DigitImage.SIDE > 7 && i % DigitImage.SIDE < 21;
      pixels[i] = (byte) (within && (i * 31 + row) % 3 != 0 ? 255 : 0);
    }
    return ImageSet.owning("probe", pixels, labels);
  }
}
