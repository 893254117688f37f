package org.digitstudio.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.calibration.Calibrator;
import org.digitstudio.application.training.InkFiles;
import org.digitstudio.application.training.InkSelection;
import org.digitstudio.application.training.InkTrainingData;
import org.digitstudio.application.training.InkTrainingData.Writers;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.application.training.TrainingDataSources;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.TrainingData;
import org.digitstudio.domain.network.Calibration;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.ModelCard;
import org.digitstudio.domain.training.TrainingPlan;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code calibrate}: makes a model's confidence mean what it says and lets it say "not sure". */
@Command(
    name = "calibrate",
    description =
        "Fit a model's temperature and what it refuses, by the pictures its training set aside.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class CalibrateCommand implements Callable<Integer> {
  /** What the command needs; made when it runs. */
  public record Tools(PredictionTools reading, TrainingDataSources sources) {}

  /** How many pens each drawing is learnt by. */
  private static final int PENS = 4;

  private static final String PROGRAM = "java -jar target/digit-studio.jar calibrate";
  private static final String THEN = "; ";

  private final Supplier<Tools> tools;

  @Mixin private final Console console = new Console();

  @Mixin private final ModelOption model = new ModelOption();

  @Mixin private final InkOptions ink = new InkOptions();

  @Option(
      names = "--held-writers",
      paramLabel = "A-B",
      description = "Whose it has not: they count as much as MNIST's in the fit.")
  private Optional<String> held = Optional.empty();

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "The new model.")
  private Path out = Path.of("calibrated.zip");

  public CalibrateCommand(Supplier<Tools> tools) {
    this.tools = tools;
  }

  @Override
  public Integer call() {
    return console.perform(
        () -> {
          Optional<InkSelection> drawn = ink.selection();
          if (drawn.isEmpty() && held.isPresent()) {
            throw new IllegalArgumentException("--held-writers belongs to --ink FILE.");
          }
          return calibrate(drawn, tools.get());
        });
  }

  private int calibrate(Optional<InkSelection> drawn, Tools with) throws IOException {
    Optional<Writers> unseen = held.map(Writers::parse);
    Model chosen = model.load(with.reading().library());
    ModelCard card = chosen.card();
    TrainingPlan plan = Recipes.plan(card.recipe(), card.seed(), 1);
    DigitDataset training = material(drawn, with.sources()).read().training();
    List<DigitDataset> more =
        drawn.isPresent() && unseen.isPresent()
            ? List.of(InkFiles.pictures(drawn.get().by(unseen.get())))
            : List.of();
    BackgroundTask job = new BackgroundTask();
    job.onProgress(console.progress("calibrating"));
    Calibration calibration =
        new Calibrator(with.reading().classifiers()).fit(chosen, training, plan, more, job);
    ModelCard calibrated = card.withCalibration(calibration).withCommand(commands(card, drawn));
    with.reading().models().save(chosen.withCard(calibrated), out);
    console.print(
        String.format(
            Locale.ROOT,
            "temperature %.4f, least score %.4f; written to %s",
            calibration.temperature(),
            calibration.leastScore(),
            out));
    return CommandLine.ExitCode.OK;
  }

  /** What makes the model again: the card's own command, then this one in place of an earlier. */
  private String commands(ModelCard card, Optional<InkSelection> drawn) {
    String trained = card.command().split(THEN + PROGRAM, 2)[0];
    StringBuilder again = new StringBuilder(trained);
    again.append(trained.isEmpty() ? "" : THEN).append(PROGRAM).append(" --model trained.zip");
    drawn.ifPresent(
        selection -> {
          selection.files().forEach(file -> again.append(" --ink ").append(file.getFileName()));
          selection.writers().ifPresent(range -> again.append(" --writers ").append(range));
        });
    held.ifPresent(range -> again.append(" --held-writers ").append(range));
    return again.append(" --out ").append(out.getFileName()).toString();
  }

  /** What it was trained on; the detectors learn drawings as several pens leave them. */
  private static TrainingData material(Optional<InkSelection> drawn, TrainingDataSources sources) {
    return sources.of(
        drawn
            .map(selection -> InkTrainingData.source(selection, PENS, List.of(), ""))
            .orElse(Map.of()));
  }
}
