package org.digitstudio.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.digitstudio.application.training.InkTrainingData;
import org.digitstudio.application.training.MyDigitsTrainingData;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.application.training.TrainingDataSources;
import org.digitstudio.application.training.TrainingRequest;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.port.ModelStore;
import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.domain.training.TrainingPlan;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code train} that describe a new run. */
final class TrainOptions {
  /** Lower-case names, as they are typed. */
  enum Engine {
    fused,
    dl4j
  }

  @Option(names = "--recipe", paramLabel = "RECIPE", descriptionKey = "cli.train.recipe")
  private Optional<String> recipe = Optional.empty();

  @Option(names = "--plan", paramLabel = "FILE", descriptionKey = "cli.train.plan")
  private Optional<Path> plan = Optional.empty();

  @Option(names = "--engine", paramLabel = "ENGINE", descriptionKey = "cli.train.engine")
  private Optional<Engine> engine = Optional.empty();

  @Option(names = "--epochs", paramLabel = "N", descriptionKey = "cli.epochs")
  private Optional<Integer> epochs = Optional.empty();

  @Option(names = "--batch", paramLabel = "N", descriptionKey = "cli.train.batch")
  private Optional<Integer> batch = Optional.empty();

  @Option(names = "--learning-rate", paramLabel = "R", descriptionKey = "cli.train.learning-rate")
  private Optional<Double> learningRate = Optional.empty();

  @Option(names = "--seed", paramLabel = "N", descriptionKey = "cli.train.seed")
  private Optional<Long> seed = Optional.empty();

  @Option(names = "--threads", paramLabel = "N", descriptionKey = "cli.threads")
  private Optional<Integer> threads = Optional.empty();

  @Option(names = "--limit", paramLabel = "N", descriptionKey = "cli.limit")
  private Optional<Integer> limit = Optional.empty();

  @Option(names = "--validation", paramLabel = "N", descriptionKey = "cli.train.validation")
  private Optional<Integer> validation = Optional.empty();

  @Option(names = "--test-as-validation", descriptionKey = "cli.train.test-as-validation")
  private boolean testAsValidation;

  @Mixin private final InkOptions ink = new InkOptions();

  @Option(names = "--ink-copies", paramLabel = "N", descriptionKey = "cli.train.ink-copies")
  private Optional<Integer> inkCopies = Optional.empty();

  @Option(names = "--non-digits", paramLabel = "FILE", descriptionKey = "cli.train.non-digits")
  private List<Path> nonDigits = List.of();

  @Option(names = "--credits", paramLabel = "TEXT", descriptionKey = "cli.train.credits")
  private Optional<String> credits = Optional.empty();

  @Option(names = "--my-digits", descriptionKey = "cli.train.my-digits")
  private boolean myDigits;

  @Option(names = "--my-digits-only", descriptionKey = "cli.train.my-digits-only")
  private boolean myDigitsOnly;

  @Mixin private final DatasetOptions set = new DatasetOptions();

  @Option(names = "--with-mnist", descriptionKey = "cli.train.with-mnist")
  private boolean withMnist;

  @Option(names = "--start", paramLabel = "FILE", descriptionKey = "cli.train.start")
  private Optional<Path> start = Optional.empty();

  @Option(names = "--freeze-convolutions", descriptionKey = "cli.train.freeze-convolutions")
  private boolean freezeConvolutions;

  /**
   * Checks that the options go together.
   *
   * @throws StudioException if they do not
   */
  void check() {
    set.check();
    if (set.hasPart()) {
      throw new StudioException("cli.train.data-alone");
    }
    if (withMnist && !set.isGiven()) {
      throw new StudioException("cli.train.with-mnist-needs-data");
    }
    if (myDigitsOnly && (myDigits || set.isGiven())) {
      throw new StudioException("cli.train.my-digits-only.alone");
    }
    if (freezeConvolutions && start.isEmpty()) {
      throw new StudioException("cli.train.freeze-needs-start");
    }
    if (recipe.isPresent() && plan.isPresent()) {
      throw new StudioException("cli.train.recipe-or-plan");
    }
    boolean more = credits.isPresent() || inkCopies.isPresent() || !nonDigits.isEmpty();
    if (ink.selection().isEmpty() && more) {
      throw new StudioException("cli.train.needs-ink");
    }
    if (inkCopies.filter(copies -> copies < 1 || copies > 100).isPresent()) {
      throw new StudioException("cli.train.copies-range");
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

  private Map<String, String> source() throws IOException {
    Map<String, String> source = new TreeMap<>(set.source(withMnist));
    ink.selection()
        .ifPresent(
            selection ->
                source.putAll(
                    InkTrainingData.source(
                        selection, inkCopies.orElse(1), nonDigits, credits.orElse(""))));
    if (myDigits) {
      source.put(MyDigitsTrainingData.MY_DIGITS, "");
    }
    if (myDigitsOnly) {
      source.put(MyDigitsTrainingData.MY_DIGITS_ONLY, "");
    }
    return source;
  }

  private TrainingPlan plan(TrainCommand.PlanReader plans) throws IOException {
    int cores = threads.orElse(Runtime.getRuntime().availableProcessors());
    TrainingPlan made =
        plan.isPresent()
            ? plans.read(plan.get())
            : Recipes.plan(recipe.orElse(Recipes.AS_DESCRIBED), seed.orElse(1L), cores);
    made = changed(made, seed, TrainingPlan::withSeed);
    made = changed(made, threads, TrainingPlan::withThreads);
    made = changed(made, engine.map(TrainOptions::kind), TrainingPlan::withEngine);
    made = changed(made, epochs, TrainingPlan::withEpochs);
    made = changed(made, batch, TrainingPlan::withBatchSize);
    made = changed(made, learningRate, TrainingPlan::withLearningRate);
    made = changed(made, limit, TrainingPlan::withLimit);
    made = changed(made, validation, TrainingPlan::withValidationImages);
    if (freezeConvolutions) {
      made = made.withFrozenConvolutions();
    }
    return testAsValidation ? made.withSelection(made.selection().withTestSet(true)) : made;
  }

  /** Returns the plan with an option's value, where the option is given. */
  private static <T> TrainingPlan changed(
      TrainingPlan plan, Optional<T> option, BiFunction<TrainingPlan, T, TrainingPlan> wither) {
    return option.map(value -> wither.apply(plan, value)).orElse(plan);
  }

  private static EngineKind kind(Engine engine) {
    return engine == Engine.dl4j ? EngineKind.DL4J : EngineKind.FUSED;
  }
}
