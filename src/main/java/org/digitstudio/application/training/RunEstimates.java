package org.digitstudio.application.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import org.digitstudio.domain.training.EpochRecord;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.RunStatus;
import org.digitstudio.domain.training.TrainingPlan;

/** Estimates how long a plan trains on this computer and how accurate its network becomes. */
public final class RunEstimates {
  /** Images of MNIST's training set. */
  public static final int MNIST_IMAGES = 60_000;

  private static final Properties PUBLISHED = published();

  private final TrainingProbe probe;
  private final String processor;

  /**
   * @param machine description of this computer: {@link MachineInfo#describe}
   */
  public RunEstimates(TrainingEngines engines, Map<String, String> machine) {
    this.probe = new TrainingProbe(engines);
    this.processor = machine.getOrDefault("processor", "");
  }

  /**
   * An expected training time.
   *
   * @param runs earlier runs on this computer it is based on; 0 if it comes from a short test
   */
  public record Time(double seconds, int runs) {}

  /**
   * An expected test accuracy.
   *
   * @param mean over the runs, 0..1
   * @param runs number of runs
   * @param own whether the runs are the user's; otherwise they are published with the program
   */
  public record Accuracy(double mean, int runs, boolean own) {}

  private static Properties published() {
    Properties properties = new Properties();
    try (InputStream in =
        RunEstimates.class.getResourceAsStream("/org/digitstudio/recipes.properties")) {
      properties.load(in);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Estimates the training time of a plan. Trains a few batches if no earlier run tells it, so this
   * belongs in the background.
   *
   * @param trainingImages number of images of the training set
   * @param runs all runs kept
   * @return empty if no engine trains the plan
   */
  public Optional<Time> time(TrainingPlan plan, int trainingImages, List<RunRecord> runs) {
    double images = (double) imagesPerEpoch(plan, trainingImages) * plan.optimization().epochs();
    double[] earlier = secondsPerImage(runs, run -> isAlike(run, plan));
    if (earlier.length > 0) {
      return Optional.of(new Time(images * median(earlier), earlier.length));
    }
    return probe.secondsPerImage(plan).map(seconds -> new Time(images * seconds, 0));
  }

  private static int imagesPerEpoch(TrainingPlan plan, int trainingImages) {
    int limit = plan.data().limit();
    int all = limit == 0 ? trainingImages : Math.min(limit, trainingImages);
    return all - plan.selection().validationImages();
  }

  private boolean isAlike(RunRecord run, TrainingPlan plan) {
    return run.versions().getOrDefault("processor", "").equals(processor)
        && run.plan().network().equals(plan.network())
        && run.engine() == plan.engine()
        && run.plan().threads() == plan.threads()
        && run.plan().optimization().batchSize() == plan.optimization().batchSize()
        && run.plan().data().augmentation().isNone() == plan.data().augmentation().isNone();
  }

  private static double[] secondsPerImage(List<RunRecord> runs, Predicate<RunRecord> wanted) {
    return runs.stream()
        .filter(run -> !run.curve().isEmpty() && run.data().imageCount() > 0)
        .filter(wanted)
        .mapToDouble(RunEstimates::secondsPerImage)
        .toArray();
  }

  private static double secondsPerImage(RunRecord run) {
    double seconds = run.curve().stream().mapToDouble(EpochRecord::trainSeconds).sum();
    return seconds / run.curve().size() / run.data().imageCount();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /**
   * Returns the test accuracy of a recipe: the mean of the user's own finished runs of it, or else
   * the published figure.
   *
   * @return empty for a recipe without either
   */
  public static Optional<Accuracy> accuracy(String recipe, List<RunRecord> runs) {
    double[] own =
        runs.stream()
            .filter(run -> run.plan().recipe().equals(recipe) && isUnchanged(run))
            .flatMap(run -> run.testAccuracy().stream())
            .mapToDouble(Double::doubleValue)
            .toArray();
    if (own.length > 0) {
      return Optional.of(
          new Accuracy(Arrays.stream(own).average().orElseThrow(), own.length, true));
    }
    return Optional.ofNullable(PUBLISHED.getProperty(recipe + ".accuracy"))
        .map(Double::valueOf)
        .map(mean -> new Accuracy(mean, publishedRuns(recipe), false));
  }

  private static int publishedRuns(String recipe) {
    return Integer.parseInt(PUBLISHED.getProperty(recipe + ".runs", "1"));
  }

  /** Tells whether a finished run trained as its recipe says, on all of MNIST. */
  private static boolean isUnchanged(RunRecord run) {
    boolean onMnist = run.data().source().isEmpty();
    if (!onMnist
        || run.status() != RunStatus.FINISHED
        || !Recipes.ALL.contains(run.plan().recipe())) {
      return false;
    }
    TrainingPlan recipe =
        Recipes.plan(run.plan().recipe(), run.plan().seed(), run.plan().threads());
    TrainingPlan plan = run.plan();
    return recipe.withEngine(plan.engine()).withSelection(plan.selection()).equals(plan);
  }
}
