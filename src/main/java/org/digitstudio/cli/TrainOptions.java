package org.digitstudio.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.digitstudio.application.training.InkTrainingData;
import org.digitstudio.application.training.MyDigitsTrainingData;
import org.digitstudio.application.training.PlanEditor;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.application.training.TrainingDataSources;
import org.digitstudio.application.training.TrainingRequest;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.port.ModelStore;
import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.domain.training.TrainingPlan;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a new run is made of, as the command line says it. */
final class TrainOptions {
  /** Lower-case names, as the contract has them. */
  enum Engine {
    fused,
    dl4j
  }

  @Option(
      names = "--recipe",
      paramLabel = "RECIPE",
      description = "as-described (the default), as-coded, fast or accurate.")
  private Optional<String> recipe = Optional.empty();

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description = "A plan of your own instead of a recipe: plan.json of a run's folder.")
  private Optional<Path> plan = Optional.empty();

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description = "fused (the default) or dl4j: Deeplearning4j as it comes.")
  private Optional<Engine> engine = Optional.empty();

  @Option(names = "--epochs", paramLabel = "N", description = "How often to go through the set.")
  private Optional<Integer> epochs = Optional.empty();

  @Option(names = "--batch", paramLabel = "N", description = "Pictures a step.")
  private Optional<Integer> batch = Optional.empty();

  @Option(
      names = "--learning-rate",
      paramLabel = "R",
      description = "The highest the schedule reaches, above 0 and up to 10.")
  private Optional<Double> learningRate = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of everything random (1): same seed, same threads, same bits.")
  private Optional<Long> seed = Optional.empty();

  @Option(names = "--threads", paramLabel = "N", description = "All cores unless you say.")
  private Optional<Integer> threads = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Use only the first N training pictures.")
  private Optional<Integer> limit = Optional.empty();

  @Option(
      names = "--validation",
      paramLabel = "N",
      description = "Training pictures to set aside to choose the best epoch by.")
  private Optional<Integer> validation = Optional.empty();

  @Option(
      names = "--test-as-validation",
      description = "The article's own habit: choose the best epoch by the test set.")
  private boolean testAsValidation;

  @Mixin private final InkOptions ink = new InkOptions();

  @Option(
      names = "--ink-copies",
      paramLabel = "N",
      description =
          "See each drawn digit N times an epoch (1): as it is, and as other hands, tablets and"
              + " pens would have made it; where files name donors, more often for small ones.")
  private Optional<Integer> inkCopies = Optional.empty();

  @Option(
      names = "--non-digits",
      paramLabel = "FILE",
      description =
          "Learn to be unsure of these: letters and signs as ink whose lines have a \"text\", or"
              + " pictures as IDX; may be given several times; needs --ink.")
  private List<Path> nonDigits = List.of();

  @Option(
      names = "--credits",
      paramLabel = "TEXT",
      description = "Whom the model's card is to name for the ink and the rest.")
  private Optional<String> credits = Optional.empty();

  @Option(
      names = "--my-digits",
      description = "Learn from the digits you kept in the window as well.")
  private boolean myDigits;

  @Option(
      names = "--start",
      paramLabel = "FILE",
      description = "A model to go on from, of the same network.")
  private Optional<Path> start = Optional.empty();

  /**
   * @throws IllegalArgumentException with one sentence for the user if options do not go together
   */
  void check() {
    if (recipe.isPresent() && plan.isPresent()) {
      throw new IllegalArgumentException("Give --recipe or --plan, not both.");
    }
    boolean more = credits.isPresent() || inkCopies.isPresent() || !nonDigits.isEmpty();
    if (ink.selection().isEmpty() && more) {
      throw new IllegalArgumentException(
          "--ink-copies, --non-digits and --credits belong to --ink FILE.");
    }
    if (inkCopies.filter(copies -> copies < 1 || copies > 100).isPresent()) {
      throw new IllegalArgumentException("--ink-copies lies in 1 to 100.");
    }
  }

  TrainingRequest request(
      TrainCommand.PlanReader plans, ModelStore models, TrainingDataSources sources)
      throws IOException {
    TrainingPlan wanted = plan(plans);
    Optional<Model> from =
        start.isPresent() ? Optional.of(models.load(start.get())) : Optional.empty();
    return new TrainingRequest(
        "%s, seed %d".formatted(wanted.recipe(), wanted.seed()),
        wanted,
        sources.of(source()),
        from,
        true);
  }

  private Map<String, String> source() {
    Map<String, String> source = new TreeMap<>();
    ink.selection()
        .ifPresent(
            selection ->
                source.putAll(
                    InkTrainingData.source(
                        selection, inkCopies.orElse(1), nonDigits, credits.orElse(""))));
    if (myDigits) {
      source.put(MyDigitsTrainingData.MINE, "");
    }
    return source;
  }

  private TrainingPlan plan(TrainCommand.PlanReader plans) throws IOException {
    int cores = threads.orElse(Runtime.getRuntime().availableProcessors());
    PlanEditor editor =
        PlanEditor.of(
            plan.isPresent()
                ? plans.read(plan.get())
                : Recipes.plan(recipe.orElse(Recipes.AS_DESCRIBED), seed.orElse(1L), cores));
    seed.ifPresent(editor::seed);
    threads.ifPresent(editor::threads);
    engine.ifPresent(e -> editor.engine(e == Engine.dl4j ? EngineKind.DL4J : EngineKind.FUSED));
    epochs.ifPresent(editor::epochs);
    batch.ifPresent(editor::batch);
    learningRate.ifPresent(editor::learningRate);
    limit.ifPresent(editor::limit);
    validation.ifPresent(editor::validation);
    if (testAsValidation) {
      editor.testAsValidation(true);
    }
    return editor.build();
  }
}
