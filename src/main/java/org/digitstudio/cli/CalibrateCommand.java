package org.digitstudio.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.calibration.Calibrator;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.application.training.InkFiles;
import org.digitstudio.application.training.InkSelection;
import org.digitstudio.application.training.InkTrainingData;
import org.digitstudio.application.training.InkTrainingData.Writers;
import org.digitstudio.application.training.NonDigitImages;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.application.training.TrainingDataSources;
import org.digitstudio.domain.StudioException;
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

/** {@code calibrate}: fits the confidence of a trained model and what it rejects. */
@Command(
    name = "calibrate",
    description = "${bundle:cli.calibrate}",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class CalibrateCommand implements Callable<Integer> {
  /** The services behind the command; made when it runs. */
  public record Tools(PredictionTools reading, TrainingDataSources sources) {}

  /** The number of images made of each training drawing. */
  private static final int COPIES = 4;

  private static final String PROGRAM = "java -jar target/digit-studio.jar calibrate";
  private static final String SEPARATOR = "; ";

  private final Supplier<Tools> tools;

  @Mixin private final Console console = new Console();

  @Mixin private final ModelOption model = new ModelOption();

  @Mixin private final InkOptions ink = new InkOptions();

  @Option(names = "--non-digits", paramLabel = "FILE", descriptionKey = "cli.calibrate.non-digits")
  private List<Path> nonDigits = List.of();

  @Option(
      names = "--model-for",
      paramLabel = "DONOR=FILE",
      descriptionKey = "cli.calibrate.model-for")
  private Map<String, Path> models = new TreeMap<>();

  @Option(
      names = "--held-writers",
      paramLabel = "A-B",
      descriptionKey = "cli.calibrate.held-writers")
  private Optional<String> heldOut = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      descriptionKey = "cli.calibrate.out")
  private Path out = Path.of("calibrated.zip");

  public CalibrateCommand(Supplier<Tools> tools) {
    this.tools = tools;
  }

  @Override
  public Integer call() {
    return console.perform(
        () -> {
          Optional<InkSelection> drawn = ink.selection();
          boolean more = heldOut.isPresent() || !nonDigits.isEmpty() || !models.isEmpty();
          if (drawn.isEmpty() && more) {
            throw new StudioException("cli.calibrate.needs-ink");
          }
          return calibrate(drawn, tools.get());
        });
  }

  private int calibrate(Optional<InkSelection> drawn, Tools with) throws IOException {
    Optional<Writers> writers = heldOut.map(Writers::parse);
    Model chosen = model.load(with.reading().library());
    ModelCard card = chosen.card();
    TrainingPlan plan = Recipes.plan(card.recipe(), card.seed(), 1);
    DigitDataset training = trainingData(drawn, with.sources()).read().training();
    List<DigitDataset> more =
        drawn.isPresent() && writers.isPresent()
            ? List.of(InkFiles.images(drawn.get().by(writers.get())))
            : List.of();
    BackgroundTask job = new BackgroundTask();
    job.onProgress(console.progress("cli.calibrate.progress"));
    Calibration calibration =
        new Calibrator(with.reading().classifiers())
            .fit(chosen, training, plan, more, unseen(drawn, with.reading()), job);
    ModelCard calibrated = card.withCalibration(calibration).withCommand(commands(card, drawn));
    with.reading().models().save(chosen.withCard(calibrated), out);
    console.print(
        Messages.text(
            "cli.calibrate.done",
            Formats.decimal(calibration.temperature(), 4),
            Formats.decimal(calibration.minScore(), 4),
            out));
    return CommandLine.ExitCode.OK;
  }

  /** The commands that reproduce the model: the card's own, then this one. */
  private String commands(ModelCard card, Optional<InkSelection> drawn) {
    String trained = card.command().split(SEPARATOR + PROGRAM, 2)[0];
    StringBuilder again = new StringBuilder(trained);
    again.append(trained.isEmpty() ? "" : SEPARATOR).append(PROGRAM).append(" --model trained.zip");
    drawn.ifPresent(
        selection -> {
          selection.files().forEach(file -> again.append(" --ink ").append(file.getFileName()));
          selection.writers().ifPresent(range -> again.append(" --writers ").append(range));
          again.append(
              selection.withoutDonors().isEmpty()
                  ? ""
                  : " --without-donors "
                      + String.join(",", new TreeSet<>(selection.withoutDonors())));
        });
    nonDigits.forEach(file -> again.append(" --non-digits ").append(file.getFileName()));
    heldOut.ifPresent(range -> again.append(" --held-writers ").append(range));
    models.forEach(
        (donor, file) ->
            again.append(" --model-for ").append(donor).append('=').append(file.getFileName()));
    return again.append(" --out ").append(out.getFileName()).toString();
  }

  /** The donors that other models have left out, with their letters and signs. */
  private List<Calibrator.Unseen> unseen(Optional<InkSelection> drawn, PredictionTools reading)
      throws IOException {
    List<Calibrator.Unseen> unseen = new ArrayList<>();
    for (Map.Entry<String, Path> entry : models.entrySet()) {
      String donor = entry.getKey();
      unseen.add(
          new Calibrator.Unseen(
              reading.models().load(entry.getValue()),
              InkFiles.images(drawn.orElseThrow().from(donor)),
              NonDigitImages.signs(nonDigits, donor)));
    }
    return unseen;
  }

  /** The data the model was trained on; its drawings are drawn by several hands and pens. */
  private TrainingData trainingData(Optional<InkSelection> drawn, TrainingDataSources sources) {
    return sources.of(
        drawn
            .map(selection -> InkTrainingData.source(selection, COPIES, nonDigits, ""))
            .orElse(Map.of()));
  }
}
