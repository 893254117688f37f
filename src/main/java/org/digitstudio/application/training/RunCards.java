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

/** What a run's model says of itself. */
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
        Optional.empty());
  }

  /** The command that makes the run again; a plan that is no recipe's comes from its file. */
  public static String command(RunRecord run) {
    TrainingPlan plan = run.plan();
    List<String> words = new ArrayList<>(List.of("java -jar target/digit-studio.jar train"));
    if (isRecipe(plan)) {
      words.add("--recipe " + plan.recipe());
      words.add("--epochs " + plan.epochs());
      words.add("--batch " + plan.batch());
      words.add("--seed " + plan.seed());
      words.add("--threads " + plan.threads());
      if (plan.optimizer().learningRate() != limited(plan).build().optimizer().learningRate()) {
        words.add("--learning-rate " + plan.optimizer().learningRate());
      }
      if (plan.limit() > 0) {
        words.add("--limit " + plan.limit());
      }
      if (plan.validation() != validation(plan)) {
        words.add("--validation " + plan.validation());
      }
      if (plan.testAsValidation()) {
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

  /** An option, once for each line of its value; one without a value is a switch. */
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
            .engine(plan.engine())
            .epochs(plan.epochs())
            .batch(plan.batch())
            .validation(plan.validation())
            .testAsValidation(plan.testAsValidation())
            .learningRate(plan.optimizer().learningRate())
            .build()
            .equals(plan);
  }

  private static int validation(TrainingPlan plan) {
    return limited(plan).build().validation();
  }

  private static PlanEditor limited(TrainingPlan plan) {
    return PlanEditor.of(Recipes.plan(plan.recipe(), plan.seed(), plan.threads()))
        .limit(plan.limit());
  }
}
