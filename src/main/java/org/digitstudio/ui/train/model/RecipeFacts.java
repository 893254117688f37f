package org.digitstudio.ui.train.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.collections.ObservableList;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.application.training.RunEstimates;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.TrainingPlan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The expected training times of recipes and of the current plan. Used on the JavaFX thread. */
public final class RecipeFacts {
  private static final Logger LOG = LoggerFactory.getLogger(RecipeFacts.class);

  private final RunEstimates estimates;
  private final ObservableList<RunRecord> runs;
  private final BackgroundRunner runner;
  private final int cores;
  private final Map<TrainingPlan, Optional<RunEstimates.Time>> known = new HashMap<>();
  private boolean onMnist = true;
  private int trainingImages = RunEstimates.MNIST_IMAGES;
  private final List<Runnable> listeners = new ArrayList<>();

  RecipeFacts(
      RunEstimates estimates, ObservableList<RunRecord> runs, BackgroundRunner runner, int cores) {
    this.estimates = estimates;
    this.runs = runs;
    this.runner = runner;
    this.cores = cores;
    runs.addListener((InvalidationListener) any -> known.clear());
  }

  /**
   * Sets the training data that the times and accuracies depend on.
   *
   * @param images their number
   * @param isMnist whether they are MNIST's, which the accuracies of recipes are known for
   */
  void setTrainingData(int images, boolean isMnist) {
    if (images != trainingImages) {
      known.clear();
    }
    trainingImages = images;
    onMnist = isMnist;
    listeners.forEach(Runnable::run);
  }

  /** Adds a listener, called when a time is known. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Returns the expected test accuracy of a recipe; empty where it is not known. */
  public Optional<RunEstimates.Accuracy> accuracy(String recipe) {
    return onMnist ? RunEstimates.accuracy(recipe, runs) : Optional.empty();
  }

  /** Returns the expected time of a recipe; empty while it is not known. */
  public Optional<RunEstimates.Time> time(String recipe) {
    return Recipes.ALL.contains(recipe) ? time(plan(recipe)) : Optional.empty();
  }

  /** Returns the expected time of a plan; empty while it is not known. */
  public Optional<RunEstimates.Time> time(TrainingPlan plan) {
    return known.getOrDefault(seedless(plan), Optional.empty());
  }

  /**
   * Estimates in the background what is not known yet: the recipes, then the plan. One after the
   * other, for a short test of the speed wants the computer for itself.
   */
  public void estimate(Optional<TrainingPlan> plan) {
    List<TrainingPlan> wanted = new ArrayList<>();
    Recipes.ALL.forEach(recipe -> wanted.add(plan(recipe)));
    plan.map(RecipeFacts::seedless).ifPresent(wanted::add);
    wanted.removeIf(known::containsKey);
    if (wanted.isEmpty()) {
      return;
    }
    wanted.forEach(each -> known.put(each, Optional.empty()));
    List<RunRecord> kept = List.copyOf(runs);
    int images = trainingImages;
    runner.start(
        job -> {
          for (TrainingPlan each : wanted) {
            Optional<RunEstimates.Time> time = estimates.time(each, images, kept);
            runner.later(() -> learn(each, images, time));
          }
          return wanted.size();
        },
        count -> {},
        failure -> LOG.warn("A training time could not be estimated", failure));
  }

  private void learn(TrainingPlan plan, int images, Optional<RunEstimates.Time> time) {
    if (images != trainingImages) {
      return;
    }
    known.put(plan, time);
    listeners.forEach(Runnable::run);
  }

  private TrainingPlan plan(String recipe) {
    return Recipes.plan(recipe, 1, cores);
  }

  /** The seed does not change the time. */
  private static TrainingPlan seedless(TrainingPlan plan) {
    return plan.withSeed(1);
  }
}
