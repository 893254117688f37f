package org.digitstudio.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.calibration.Calibrator;
import org.digitstudio.application.training.InkFiles;
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

  @Option(
      names = "--ink",
      paramLabel = "FILE",
      description = "The drawn digits it has learnt from besides MNIST, if it has.")
  private Optional<Path> ink = Optional.empty();

  @Option(
      names = "--writers",
      paramLabel = "A-B",
      description = "Whose digits of the ink file it has learnt from.")
  private Optional<String> writers = Optional.empty();

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
          if (ink.isEmpty() && (writers.isPresent() || held.isPresent())) {
            throw new IllegalArgumentException(
                "--writers and --held-writers belong to --ink FILE.");
          }
          return calibrate(tools.get());
        });
  }

  private int calibrate(Tools with) throws IOException {
    Optional<Writers> unseen = held.map(Writers::parse);
    Model chosen = model.load(with.reading().library());
    ModelCard card = chosen.card();
    TrainingPlan plan = Recipes.plan(card.recipe(), card.seed(), 1);
    DigitDataset training = material(with.sources()).read().training();
    List<DigitDataset> more =
        ink.isPresent() && unseen.isPresent()
            ? List.of(InkFiles.pictures(ink.get(), unseen))
            : List.of();
    BackgroundTask job = new BackgroundTask();
    job.onProgress(console.progress("calibrating"));
    Calibration calibration =
        new Calibrator(with.reading().classifiers()).fit(chosen, training, plan, more, job);
    ModelCard calibrated = card.withCalibration(calibration).withCommand(commands(card));
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
  private String commands(ModelCard card) {
    String trained = card.command().split(THEN + PROGRAM, 2)[0];
    StringBuilder again = new StringBuilder(trained);
    again.append(trained.isEmpty() ? "" : THEN).append(PROGRAM).append(" --model trained.zip");
    ink.ifPresent(file -> again.append(" --ink ").append(file.getFileName()));
    writers.ifPresent(range -> again.append(" --writers ").append(range));
    held.ifPresent(range -> again.append(" --held-writers ").append(range));
    return again.append(" --out ").append(out.getFileName()).toString();
  }

  /** What it was trained on; the detectors learn drawings as several pens leave them. */
  private TrainingData material(TrainingDataSources sources) {
    TreeMap<String, String> source = new TreeMap<>();
    ink.ifPresent(
        file -> {
          source.put(InkTrainingData.INK, file.toString());
          source.put(InkTrainingData.COPIES, Integer.toString(PENS));
        });
    writers.ifPresent(range -> source.put(InkTrainingData.WRITERS, range));
    return sources.of(source);
  }
}
