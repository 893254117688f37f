package org.digitstudio.ui.train.model;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.training.TrainingEngines;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.Dropout;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Shape;
import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.domain.training.OptimizerSpec;
import org.digitstudio.domain.training.TrainingPlan;

/** Checks a plan, setting by setting, and advises on what is unusual or wrong. */
final class PlanAdvice {
  private static final int MANY_PARAMETERS = 10_000_000;

  private final TrainingEngines engines;
  private final int cores;
  private final int images;
  private final Map<PlanField, Advice> found = new EnumMap<>(PlanField.class);

  /**
   * @param images number of training images
   */
  PlanAdvice(TrainingEngines engines, int cores, int images) {
    this.engines = engines;
    this.cores = cores;
    this.images = images;
  }

  /** Returns at most one piece of advice per setting, the most serious one. */
  Map<PlanField, Advice> on(TrainingPlan plan) {
    found.clear();
    engine(plan);
    learningRate(plan);
    trainingSet(plan);
    network(plan);
    schedule(plan);
    return Map.copyOf(found);
  }

  private void engine(TrainingPlan plan) {
    Optional<StudioException> refusal = engines.refusal(plan, plan.engine());
    if (refusal.isPresent()) {
      boolean other =
          plan.engine() == EngineKind.FUSED && engines.refusal(plan, EngineKind.DL4J).isEmpty();
      found.put(
          PlanField.ENGINE,
          other
              ? Advice.unwise("train.advice.engine.other", refusal.get())
              : Advice.of(refusal.get()));
    } else if (plan.engine() == EngineKind.DL4J) {
      warn(PlanField.ENGINE, "train.advice.engine.slow");
    }
    if (plan.threads() > cores) {
      warn(PlanField.THREADS, "train.advice.threads", cores);
    }
  }

  private void learningRate(TrainingPlan plan) {
    double learningRate = plan.optimization().optimizer().learningRate();
    boolean adam = plan.optimization().optimizer() instanceof OptimizerSpec.Adam;
    if (adam && learningRate > 0.01) {
      warn(PlanField.LEARNING_RATE, "train.advice.learning_rate.adam.high");
    } else if (!adam && learningRate > 0.5) {
      warn(PlanField.LEARNING_RATE, "train.advice.learning_rate.sgd.high");
    } else if (learningRate < (adam ? 1e-4 : 1e-3)) {
      warn(PlanField.LEARNING_RATE, "train.advice.learning_rate.low");
    }
  }

  private void trainingSet(TrainingPlan plan) {
    int whole = plan.data().limit() == 0 ? images : Math.min(images, plan.data().limit());
    if (plan.selection().validationImages() > whole / 2) {
      found.put(
          PlanField.VALIDATION,
          Advice.wrong("train.advice.validation.half", plan.selection().validationImages(), whole));
    } else if (plan.selection().validationImages() > 0
        && plan.selection().validationImages() < Math.min(1000, whole / 12)) {
      warn(
          PlanField.VALIDATION, "train.advice.validation.few", plan.selection().validationImages());
    }
    int rest = whole - plan.selection().validationImages();
    if (plan.optimization().batchSize() > rest) {
      found.put(PlanField.BATCH, Advice.wrong("train.advice.batch.whole", rest));
    } else if (plan.optimization().batchSize() > 2_000) {
      warn(
          PlanField.BATCH,
          "train.advice.batch.large",
          (rest + plan.optimization().batchSize() - 1) / plan.optimization().batchSize());
    } else if (plan.optimization().batchSize() < 8) {
      warn(PlanField.BATCH, "train.advice.batch.small");
    }
    if (plan.data().limit() > 0 && plan.data().limit() < 1_000) {
      warn(PlanField.LIMIT, "train.advice.limit.few");
    }
  }

  private void network(TrainingPlan plan) {
    NetworkSpec network = plan.network();
    List<Shape> shapes = network.shapes();
    boolean denseSeen = false;
    for (int i = 0; i < network.layers().size(); i++) {
      LayerSpec layer = network.layers().get(i);
      Shape input = shapes.get(i);
      switch (layer) {
        case Convolution c when c.kernelHeight() > input.height() && input.height() > 1 ->
            warn(
                PlanField.BLOCKS,
                "train.advice.kernel",
                c.kernelHeight(),
                input.height(),
                input.width());
        case Dense(int units, var _) -> {
          denseSeen = true;
          if (units < 16) {
            warn(PlanField.DENSE, "train.advice.dense.narrow", units);
          }
        }
        case Dropout(double rate) when rate > 0.6 ->
            warn(
                denseSeen ? PlanField.DENSE_DROPOUT : PlanField.CONVOLUTION_DROPOUT,
                "train.advice.dropout",
                Formats.percent(rate, 0));
        case BatchNorm() when plan.optimization().batchSize() < 16 ->
            warn(PlanField.BATCH, "train.advice.batch.norm");
        default -> {}
      }
    }
    if (network.parameterCount() > MANY_PARAMETERS) {
      warn(PlanField.DENSE, "train.advice.parameters", network.parameterCount() / 1_000_000);
    }
  }

  private void schedule(TrainingPlan plan) {
    if (!plan.data().augmentation().isNone() && plan.optimization().epochs() < 8) {
      warn(PlanField.AUGMENTATION, "train.advice.augmentation");
    }
    if (plan.optimization().labelSmoothing() > 0.2) {
      warn(PlanField.SMOOTHING, "train.advice.smoothing");
    }
    if (plan.optimization().weightDecay() > 0.1) {
      warn(PlanField.WEIGHT_DECAY, "train.advice.decay");
    }
    long steps =
        (long) plan.optimization().epochs()
            * ((images + plan.optimization().batchSize() - 1) / plan.optimization().batchSize());
    if (plan.optimization().emaDecay() > 0 && steps * (1 - plan.optimization().emaDecay()) < 3) {
      warn(PlanField.AVERAGE, "train.advice.average", steps);
    }
    if (plan.optimization().epochs() > 100) {
      warn(PlanField.EPOCHS, "train.advice.epochs");
    }
  }

  private void warn(PlanField field, String key, Object... arguments) {
    found.putIfAbsent(field, Advice.unwise(key, arguments));
  }
}
