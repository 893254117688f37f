package org.digitstudio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.digitstudio.application.MemoryModels;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.application.training.TrainingEngines;
import org.digitstudio.application.training.TrainingRequest;
import org.digitstudio.application.training.TrainingService;
import org.digitstudio.domain.data.TrainingData;
import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.domain.training.TrainingEvent;
import org.digitstudio.engine.fused.FusedClassifier;
import org.digitstudio.engine.fused.FusedTrainer;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.storage.FolderRunStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints the error of a run's estimated remaining time: {@code mvn test -Dtest=TimeLeft
 * -Dmeasure=true}; {@code -Drecipe=NAME} selects the recipe. It asserts nothing, because times
 * depend on the machine.
 */
@EnabledIfSystemProperty(named = "measure", matches = "true")
class TimeLeft {
  @TempDir private Path runs;
  private final List<Estimate> estimates = new ArrayList<>();
  private long ended;

  /**
   * An estimate of the run.
   *
   * @param nanoTime time of the estimate
   * @param epoch completed epochs
   * @param endOfEpoch whether it was made at the end of an epoch, not during one
   */
  private record Estimate(long nanoTime, int epoch, boolean endOfEpoch, double secondsLeft) {}

  @Test
  void print() throws InterruptedException {
    TrainingEngines engines =
        new TrainingEngines(
            Map.of(
                EngineKind.FUSED,
                new TrainingEngines.Engine(new FusedTrainer(), FusedClassifier::new)));
    TrainingData mnist =
        () -> new TrainingData.Datasets(BundledMnist.training(), BundledMnist.test(), "");
    int cores = Runtime.getRuntime().availableProcessors();
    String recipe = System.getProperty("recipe", Recipes.AS_DESCRIBED);
    new TrainingService(engines, new FolderRunStore(runs), new MemoryModels(), Map.of())
        .start(TrainingRequest.of("Timed", Recipes.plan(recipe, 1, cores), mnist), this::record)
        .await();
    System.out.println("after epoch    estimate     actual   error");
    estimates.stream().filter(Estimate::endOfEpoch).forEach(this::print);
    List<Double> errors =
        estimates.stream()
            .filter(each -> !each.endOfEpoch && each.epoch >= 1 && actual(each) > 1)
            .map(each -> Math.abs(error(each)))
            .sorted()
            .toList();
    System.out.printf(
        Locale.ROOT,
        "during epochs, from epoch 2 to the last second: n=%d  median %.1f %%  p95 %.1f %%"
            + "  largest %.1f %%%n",
        errors.size(),
        100 * errors.get(errors.size() / 2),
        100 * errors.get(errors.size() * 95 / 100),
        100 * errors.getLast());
  }

  private void record(TrainingEvent event) {
    long now = System.nanoTime();
    switch (event) {
      case TrainingEvent.Batch batch ->
          estimates.add(new Estimate(now, batch.epoch() - 1, false, batch.secondsLeft()));
      case TrainingEvent.Epoch epoch ->
          estimates.add(new Estimate(now, epoch.epoch().epoch(), true, epoch.secondsLeft()));
      case TrainingEvent.Finished _ -> ended = now;
      default -> {}
    }
  }

  private void print(Estimate each) {
    System.out.printf(
        Locale.ROOT,
        "%11d %9.2f s %8.2f s  %+5.1f %%%n",
        each.epoch,
        each.secondsLeft,
        actual(each),
        100 * error(each));
  }

  private double actual(Estimate each) {
    return (ended - each.nanoTime) * 1e-9;
  }

  private double error(Estimate each) {
    return each.secondsLeft / actual(each) - 1;
  }
}
