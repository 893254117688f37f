package org.digitstudio.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.TrainingData;
import org.digitstudio.domain.port.FileWriter;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.insight.ConfidentLearning;
import org.digitstudio.insight.ConfidentLearning.Suspect;
import org.digitstudio.insight.DoubtfulLabels;
import org.digitstudio.lab.CrossValidation;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code doubtful}: lists the labels of MNIST worth doubting, as the Data place shows them. */
@Command(
    name = "doubtful",
    description = "Train in folds and list the labels worth doubting as CSV.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class DoubtfulCommand implements Callable<Integer> {
  /**
   * What the command needs; made when it runs.
   *
   * @param threads of the engine
   */
  public record Tools(CrossValidation reader, TrainingData mnist, int threads, FileWriter writer) {}

  private final Supplier<Tools> tools;

  @Mixin private final Console console = new Console();

  @Option(names = "--recipe", paramLabel = "NAME", description = "Default: ${DEFAULT-VALUE}.")
  private String recipe = Recipes.FAST;

  @Option(names = "--epochs", paramLabel = "N", description = "Default: the recipe's own.")
  private int epochs;

  @Option(names = "--folds", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private int folds = 5;

  @Option(names = "--seed", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(names = "--limit", paramLabel = "N", description = "Only the first training pictures.")
  private int limit;

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "How many of each set to list. Default: ${DEFAULT-VALUE}.")
  private int top = 300;

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "The CSV file.")
  private Path out = Path.of("doubtful.csv");

  public DoubtfulCommand(Supplier<Tools> tools) {
    this.tools = tools;
  }

  @Override
  public Integer call() {
    return console.perform(
        () -> {
          if (folds < 2 || folds > 20 || top < 1 || limit < 0) {
            throw new IllegalArgumentException(
                "--folds lies in 2 to 20, --top is 1 or more and --limit 0 or more.");
          }
          return list(tools.get());
        });
  }

  /** Without label smoothing: flattened probabilities would hide what the network is sure of. */
  private TrainingPlan plan(int threads) {
    TrainingPlan base = Recipes.plan(recipe, seed, threads);
    TrainingPlan plan =
        base.withOptimization(base.optimization().withLabelSmoothing(0)).withValidationImages(0);
    return epochs == 0 ? plan : plan.withEpochs(epochs);
  }

  private int list(Tools with) throws IOException {
    TrainingPlan plan = plan(with.threads());
    TrainingData.Datasets mnist = with.mnist().read();
    DigitDataset training = limit == 0 ? mnist.training() : mnist.training().take(limit);
    CrossValidation.Readings read =
        with.reader().read(training, mnist.test(), folds, plan, console.progress("training"));
    List<DoubtfulLabels.Entry> entries = new ArrayList<>();
    entries.addAll(worst(mnist.test(), read.unseen()));
    entries.addAll(worst(training, read.folds()));
    with.writer()
        .write(
            out,
            (String.join("\n", DoubtfulLabels.format(entries)) + "\n")
                .getBytes(StandardCharsets.US_ASCII));
    return CommandLine.ExitCode.OK;
  }

  private List<DoubtfulLabels.Entry> worst(DigitDataset data, float[] probabilities) {
    List<Suspect> ranked = ConfidentLearning.rank(probabilities, data.labels());
    long flagged = ranked.stream().filter(Suspect::flagged).count();
    console.print(
        String.format(
            Locale.ROOT,
            "%s: %,d of %,d labels flagged; the first %,d are listed.",
            data.name(),
            flagged,
            data.size(),
            Math.min(top, data.size())));
    return ranked.stream()
        .limit(top)
        .map(suspect -> new DoubtfulLabels.Entry(data.name(), suspect))
        .toList();
  }
}
