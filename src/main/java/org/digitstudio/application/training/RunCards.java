package org.digitstudio.application.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitstudio.domain.network.ModelCard;
import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.TestReport;
import org.digitstudio.domain.training.TrainingPlan;

/** The cards of the models that runs train. */
public final class RunCards {
  private RunCards() {}

  static ModelCard card(RunRecord run) {
    return new ModelCard(
        run.name(),
        run.plan().recipe(),
        run.plan().seed(),
        run.data().description(),
        run.testAccuracy(),
        run.report().map(TestReport::count).orElse(0),
        command(run),
        run.data().credits(),
        run.data().classNames(),
        Optional.empty());
  }

  /** Returns the command that trains the run again; a custom plan comes from its file. */
  public static String command(RunRecord run) {
    TrainingPlan plan = run.plan();
    List<String> words = new ArrayList<>(List.of("java -jar target/digit-studio.jar train"));
    if (isRecipe(plan)) {
      int validation = plan.selection().validationImages();
      words.add("--recipe " + plan.recipe());
      words.add("--epochs " + plan.optimization().epochs());
      words.add("--batch " + plan.optimization().batchSize());
      words.add("--seed " + plan.seed());
      words.add("--threads " + plan.threads());
      double learningRate = plan.optimization().optimizer().learningRate();
      if (learningRate != limited(plan).optimization().optimizer().learningRate()) {
        words.add("--learning-rate " + learningRate);
      }
      if (plan.data().limit() > 0) {
        words.add("--limit " + plan.data().limit());
      }
      if (validation != limited(plan).selection().validationImages()) {
        words.add("--validation " + validation);
      }
      if (plan.selection().byTestSet()) {
        words.add("--test-as-validation");
      }
    } else {
      words.add("--plan plan.json");
    }
    if (run.engine() == EngineKind.DL4J) {
      words.add("--engine dl4j");
    }
    run.data().source().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> words.addAll(options(entry.getKey(), entry.getValue())));
    return String.join(" ", words);
  }

  /** Returns an option, once for each line of its value; one without a value is a switch. */
  private static List<String> options(String name, String value) {
    return value.isEmpty()
        ? List.of("--" + name)
        : value.lines().map(line -> "--" + name + " " + quoted(line)).toList();
  }

  private static String quoted(String value) {
    return value.matches("[\\w./:\\\\-]+") ? value : '"' + value.replace("\"", "\\\"") + '"';
  }

  private static boolean isRecipe(TrainingPlan plan) {
    return Recipes.ALL.contains(plan.recipe())
        && limited(plan)
            .withEngine(plan.engine())
            .withEpochs(plan.optimization().epochs())
            .withBatchSize(plan.optimization().batchSize())
            .withSelection(plan.selection())
            .withLearningRate(plan.optimization().optimizer().learningRate())
            .equals(plan);
  }

  /** Returns the recipe with the plan's seed, threads and limit. */
  private static TrainingPlan limited(TrainingPlan plan) {
    return Recipes.plan(plan.recipe(), plan.seed(), plan.threads()).withLimit(plan.data().limit());
  }
}
