package org.digitstudio.application.training;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec.Output;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.domain.port.NetworkTrainer;
import org.digitstudio.domain.training.DataOptions;
import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.domain.training.EpochSelection;
import org.digitstudio.domain.training.Optimization;
import org.digitstudio.domain.training.OptimizerSpec;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.domain.training.TrainingState;

/**
 * A small engine that really learns, by softmax regression with momentum: what tests of training
 * use where the network does not matter.
 */
public final class LinearEngine implements NetworkTrainer {
  private static final int USED = Prediction.CLASSES * (DigitImage.PIXELS + 1);

  public static final NetworkSpec NETWORK =
      new NetworkSpec(InputLayout.FLAT, List.of(new Output()));

  private final boolean anyNetwork;

  /**
   * @param anyNetwork whether to take every plan and let the parameters beyond a linear network's
   *     be as they are
   */
  private LinearEngine(boolean anyNetwork) {
    this.anyNetwork = anyNetwork;
  }

  /** For its own network alone. */
  public LinearEngine() {
    this(false);
  }

  /** The engine as both kinds, for its own network. */
  public static TrainingEngines engines() {
    return engines(false);
  }

  /** The engine as both kinds, for every network with enough parameters. */
  public static TrainingEngines enginesForAnyNetwork() {
    return engines(true);
  }

  private static TrainingEngines engines(boolean anyNetwork) {
    TrainingEngines.Engine engine =
        new TrainingEngines.Engine(new LinearEngine(anyNetwork), LinearClassifier::new);
    return new TrainingEngines(Map.of(EngineKind.FUSED, engine, EngineKind.DL4J, engine));
  }

  /** Batches of 20, momentum 0.9. */
  public static TrainingPlan plan(int epochs, int validation, int limit) {
    return TrainingPlan.of(
            "linear",
            NETWORK,
            Optimization.adam(1, epochs, 20).withOptimizer(new OptimizerSpec.Sgd(0.02, 0.9)))
        .withSeed(7)
        .withData(DataOptions.ALL.withLimit(limit))
        .withSelection(EpochSelection.bestOnValidation(validation));
  }

  @Override
  public Optional<StudioException> refusal(TrainingPlan plan) {
    return anyNetwork || plan.network().equals(NETWORK)
        ? Optional.empty()
        : Optional.of(new StudioException("engine.fused.dropout"));
  }

  @Override
  public Session open(TrainingPlan plan, DigitDataset training, Optional<TrainingState> from) {
    return new LinearSession(plan, training, from);
  }

  private static float[] probabilities(float[] parameters, DigitImage image) {
    float[] pixels = image.pixels();
    float[] sums = new float[Prediction.CLASSES];
    float largest = Float.NEGATIVE_INFINITY;
    for (int k = 0; k < sums.length; k++) {
      sums[k] = parameters[Prediction.CLASSES * DigitImage.PIXELS + k];
      for (int i = 0; i < DigitImage.PIXELS; i++) {
        sums[k] += parameters[k * DigitImage.PIXELS + i] * pixels[i];
      }
      largest = Math.max(largest, sums[k]);
    }
    float total = 0;
    for (int k = 0; k < sums.length; k++) {
      sums[k] = (float) Math.exp(sums[k] - largest);
      total += sums[k];
    }
    for (int k = 0; k < sums.length; k++) {
      sums[k] /= total;
    }
    return sums;
  }

  private static final class LinearSession implements Session {
    private final TrainingPlan plan;
    private final DigitDataset training;
    private final float[] parameters;
    private final float[] velocity;
    private int epoch;
    private long step;

    private LinearSession(TrainingPlan plan, DigitDataset training, Optional<TrainingState> from) {
      this.plan = plan;
      this.training = training;
      int count = plan.network().parameterCount();
      parameters = from.map(state -> state.parameters().clone()).orElseGet(() -> new float[count]);
      velocity =
          from.map(state -> state.optimizer().clone())
              .filter(moments -> moments.length > 0)
              .orElseGet(() -> new float[count]);
      epoch = from.map(TrainingState::epoch).orElse(0);
      step = from.map(TrainingState::step).orElse(0L);
    }

    @Override
    public EpochResult trainEpoch(BatchListener listener) {
      SplittableRandom random = new SplittableRandom(plan.seed() * 31 + epoch);
      int size = training.size();
      int batches = (size + plan.optimization().batchSize() - 1) / plan.optimization().batchSize();
      double loss = 0;
      int right = 0;
      for (int batch = 0; batch < batches; batch++) {
        int count =
            Math.min(
                plan.optimization().batchSize(), size - batch * plan.optimization().batchSize());
        float[] gradient = new float[USED];
        double batchLoss = 0;
        int rightBefore = right;
        for (int n = 0; n < count; n++) {
          int index = random.nextInt(size);
          DigitImage image = training.image(index);
          float[] p = probabilities(parameters, image);
          int truth = training.label(index);
          batchLoss -= Math.log(p[truth]);
          right += new Prediction(p, true, 0).digit() == truth ? 1 : 0;
          p[truth] -= 1;
          add(gradient, p, image);
        }
        double learningRate = learningRate((double) batch / batches);
        for (int i = 0; i < USED; i++) {
          velocity[i] = 0.9f * velocity[i] - (float) learningRate * gradient[i] / count;
          parameters[i] += velocity[i];
        }
        step++;
        loss += batchLoss;
        if (!listener.onBatch(
            batch + 1,
            batches,
            batchLoss / count,
            (double) (right - rightBefore) / count,
            learningRate)) {
          throw new CancellationException();
        }
      }
      epoch++;
      return new EpochResult(loss / size, (double) right / size, 0);
    }

    /**
     * @param part of the epoch that is done
     */
    private double learningRate(double part) {
      double progress = (epoch + part) / plan.optimization().epochs();
      return plan.optimization().optimizer().learningRate()
          * plan.optimization().schedule().factor(Math.min(progress, 1));
    }

    private static void add(float[] gradient, float[] p, DigitImage image) {
      for (int k = 0; k < p.length; k++) {
        for (int i = 0; i < DigitImage.PIXELS; i++) {
          gradient[k * DigitImage.PIXELS + i] += p[k] * image.at(i / 28, i % 28);
        }
        gradient[Prediction.CLASSES * DigitImage.PIXELS + k] += p[k];
      }
    }

    @Override
    public TrainingState state() {
      return new TrainingState(epoch, step, parameters.clone(), velocity.clone(), new float[0]);
    }

    @Override
    public float[] parameters() {
      return parameters.clone();
    }

    @Override
    public void close() {}
  }

  private record LinearClassifier(Model model) implements DigitClassifier {
    @Override
    public Prediction classify(DigitImage image) {
      return new Prediction(probabilities(model.parameters(), image), true, 1);
    }

    @Override
    public float[] features(DigitImage image) {
      return image.pixels();
    }

    @Override
    public BatchResult classifyAll(
        DigitDataset data, Extra want, DoubleConsumer progress, BooleanSupplier cancelled) {
      float[] parameters = model.parameters();
      float[] all = new float[data.size() * Prediction.CLASSES];
      for (int i = 0; i < data.size(); i++) {
        if (cancelled.getAsBoolean()) {
          throw new CancellationException();
        }
        System.arraycopy(
            probabilities(parameters, data.image(i)), 0, all, i * Prediction.CLASSES, 10);
      }
      boolean[] sure = new boolean[data.size()];
      Arrays.fill(sure, true);
      return new BatchResult(all, new float[0], 0, sure);
    }
  }
}
