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
 * Prints how far the time left that a run tells is from the time that was left: {@code mvn test
 * -Dtest=TimeLeft -Dmeasure=true}, another recipe with {@code -Drecipe=NAME}. It asserts nothing:
 * time belongs to the machine.
 */
@EnabledIfSystemProperty(named = "measure", matches = "true")
class TimeLeft {
  @TempDir private Path runs;
  private final List<Told> told = new ArrayList<>();
  private long ended;

  /**
   * What the run said.
   *
   * @param at nanoseconds of the clock
   * @param epoch whole ones done
   */
  private record Told(long at, int epoch, boolean between, double secondsLeft) {}

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
        .start(TrainingRequest.of("Timed", Recipes.plan(recipe, 1, cores), mnist), this::hear)
        .await();
    System.out.println("after epoch   said left   was left   error");
    told.stream().filter(Told::between).forEach(this::line);
    List<Double> errors =
        told.stream()
            .filter(each -> !each.between && each.epoch >= 1 && left(each) > 1)
            .map(each -> Math.abs(error(each)))
            .sorted()
            .toList();
    System.out.printf(
        Locale.ROOT,
        "while batches go by, from epoch 2 to the last second: n=%d  median %.1f %%  p95 %.1f %%"
            + "  largest %.1f %%%n",
        errors.size(),
        100 * errors.get(errors.size() / 2),
        100 * errors.get(errors.size() * 95 / 100),
        100 * errors.getLast());
  }

  private void hear(TrainingEvent event) {
    long now = System.nanoTime();
    switch (event) {
      case TrainingEvent.Batch batch ->
          told.add(new Told(now, batch.epoch() - 1, false, batch.secondsLeft()));
      case TrainingEvent.Epoch epoch ->
          told.add(new Told(now, epoch.epoch().epoch(), true, epoch.secondsLeft()));
      case TrainingEvent.Finished _ -> ended = now;
      default -> {}
    }
  }

  private void line(Told each) {
    System.out.printf(
        Locale.ROOT,
        "%11d %9.2f s %8.2f s  %+5.1f %%%n",
        each.epoch,
        each.secondsLeft,
        left(each),
        100 * error(each));
  }

  private double left(Told each) {
    return (ended - each.at) * 1e-9;
  }

  private double error(Told each) {
    return each.secondsLeft / left(each) - 1;
  }
}
