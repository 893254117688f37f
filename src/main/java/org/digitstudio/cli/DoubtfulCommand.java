package org.digitstudio.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.digitstudio.application.text.Messages;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.domain.StudioException;
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

/**
 * {@code doubtful}: lists the MNIST labels that are probably wrong, as the Data page shows them.
 */
@Command(
    name = "doubtful",
    description = "${bundle:cli.doubtful}",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class DoubtfulCommand implements Callable<Integer> {
  /**
   * The services behind the command; made when it runs.
   *
   * @param threads of the engine
   */
  public record Tools(
      CrossValidation crossValidation, TrainingData mnist, int threads, FileWriter writer) {}

  private final Supplier<Tools> tools;

  @Mixin private final Console console = new Console();

  @Option(names = "--recipe", paramLabel = "NAME", descriptionKey = "cli.recipe")
  private String recipe = Recipes.FAST;

  @Option(names = "--epochs", paramLabel = "N", descriptionKey = "cli.epochs")
  private int epochs;

  @Option(names = "--folds", paramLabel = "N", descriptionKey = "cli.doubtful.folds")
  private int folds = 5;

  @Option(names = "--seed", paramLabel = "N", descriptionKey = "cli.seed")
  private long seed = 1;

  @Option(names = "--limit", paramLabel = "N", descriptionKey = "cli.limit")
  private int limit;

  @Option(names = "--top", paramLabel = "N", descriptionKey = "cli.doubtful.top")
  private int top = 300;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      descriptionKey = "cli.doubtful.out")
  private Path out = Path.of("doubtful.csv");

  public DoubtfulCommand(Supplier<Tools> tools) {
    this.tools = tools;
  }

  @Override
  public Integer call() {
    return console.perform(
        () -> {
          if (folds < 2 || folds > 20 || top < 1 || limit < 0) {
            throw new StudioException("cli.doubtful.range");
          }
          return list(tools.get());
        });
  }

  /** Without label smoothing, which would flatten the probabilities that labels are ranked by. */
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
    CrossValidation.Predictions predictions =
        with.crossValidation()
            .predict(
                training, mnist.test(), folds, plan, console.progress("cli.doubtful.progress"));
    List<DoubtfulLabels.Entry> entries = new ArrayList<>();
    entries.addAll(mostDoubtful(mnist.test(), predictions.unseen()));
    entries.addAll(mostDoubtful(training, predictions.folds()));
    with.writer()
        .write(
            out,
            (String.join("\n", DoubtfulLabels.format(entries)) + "\n")
                .getBytes(StandardCharsets.US_ASCII));
    return CommandLine.ExitCode.OK;
  }

  private List<DoubtfulLabels.Entry> mostDoubtful(DigitDataset data, float[] probabilities) {
    List<Suspect> ranked = ConfidentLearning.rank(probabilities, data.labels());
    long flagged = ranked.stream().filter(Suspect::flagged).count();
    console.print(
        Messages.text(
            "cli.doubtful.done", data.name(), flagged, data.size(), Math.min(top, data.size())));
    return ranked.stream()
        .limit(top)
        .map(suspect -> new DoubtfulLabels.Entry(data.name(), suspect))
        .toList();
  }
}
