package org.digitstudio.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.network.Detector;
import org.digitstudio.domain.network.DetectorCard;
import org.digitstudio.domain.network.DetectorInit;
import org.digitstudio.domain.network.DetectorSpec;
import org.digitstudio.domain.port.DetectorStore;
import org.digitstudio.domain.port.DetectorTraining;
import org.digitstudio.domain.port.ImagesReader;
import org.digitstudio.lab.paper.DetectionLoss;
import org.digitstudio.lab.paper.GlyphBook;
import org.digitstudio.lab.paper.GlyphFile;
import org.digitstudio.lab.paper.PaperSamples;
import org.digitstudio.lab.paper.ReaderTraining;
import org.digitstudio.lab.paper.ReaderTraining.Hyperparameters;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code train-reader}: how the number reader that comes with the program was made. */
@Command(
    name = "train-reader",
    description = "${bundle:cli.train-reader}",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class TrainReaderCommand implements Callable<Integer> {
  private final Supplier<Tools> tools;

  @Mixin private final Console console = new Console();

  @Option(names = "--ink", paramLabel = "FILE", descriptionKey = "cli.train-reader.ink")
  private List<Path> ink = List.of();

  @Option(names = "--marks", paramLabel = "FILE", descriptionKey = "cli.train-reader.marks")
  private Optional<Path> marks = Optional.empty();

  @Option(names = "--drawings", paramLabel = "IDX", descriptionKey = "cli.train-reader.drawings")
  private Optional<Path> drawings = Optional.empty();

  @Option(
      names = "--leave-out",
      split = ",",
      paramLabel = "DONOR",
      descriptionKey = "cli.train-reader.leave-out")
  private Set<String> leftOut = Set.of();

  @Option(
      names = "--writers-below",
      paramLabel = "N",
      descriptionKey = "cli.train-reader.writers-below")
  private int writersBelow = Integer.MAX_VALUE;

  @Option(names = "--images", paramLabel = "N", descriptionKey = "cli.train-reader.images")
  private int images = 55_000;

  @Option(names = "--middle", paramLabel = "N", descriptionKey = "cli.train-reader.middle")
  private int middle = 32;

  @Option(names = "--wide", paramLabel = "N", descriptionKey = "cli.train-reader.wide")
  private int wide = 64;

  @Option(names = "--depth", paramLabel = "N", descriptionKey = "cli.train-reader.depth")
  private int depth = 5;

  @Option(names = "--steps", paramLabel = "N", descriptionKey = "cli.train-reader.steps")
  private int steps = 20_000;

  @Option(names = "--rate", paramLabel = "X", descriptionKey = "cli.train-reader.rate")
  private double rate = 1.5e-3;

  @Option(names = "--seed", paramLabel = "N", descriptionKey = "cli.train-reader.seed")
  private long seed = 1;

  @Option(names = "--threads", paramLabel = "N", descriptionKey = "cli.train-reader.threads")
  private int threads = 1;

  @Option(names = "--from", paramLabel = "FILE", descriptionKey = "cli.train-reader.from")
  private Optional<Path> from = Optional.empty();

  @Option(
      names = "--first-sample",
      paramLabel = "N",
      descriptionKey = "cli.train-reader.first-sample")
  private long firstSample;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      descriptionKey = "cli.train-reader.out")
  private Path out = Path.of("number-reader.zip");

  /**
   * The services behind the command.
   *
   * @param training makes a session that trains a detector
   */
  public record Tools(
      Supplier<DigitDataset> trainingSet,
      TrainingOpener training,
      DetectorStore store,
      ImagesReader images) {

    /** Opens a training session for maps of {@link ReaderTraining}'s size. */
    @FunctionalInterface
    public interface TrainingOpener {
      DetectorTraining open(DetectorSpec spec, float[] parameters, int threads);
    }
  }

  public TrainReaderCommand(Supplier<Tools> tools) {
    this.tools = tools;
  }

  @Override
  public Integer call() {
    return console.perform(
        () -> {
          train(tools.get());
          return CommandLine.ExitCode.OK;
        });
  }

  private void train(Tools with) throws IOException {
    GlyphBook book = book(with);
    Optional<Detector> before =
        from.isPresent() ? Optional.of(with.store().load(from.get())) : Optional.empty();
    DetectorSpec spec =
        before.map(Detector::spec).orElseGet(() -> DetectorSpec.of(middle, wide, depth));
    float[] start = before.map(Detector::parameters).orElseGet(() -> DetectorInit.draw(spec, seed));
    PaperSamples samples =
        new PaperSamples(book, ReaderTraining.WIDTH, ReaderTraining.HEIGHT, seed);
    try (DetectorTraining training = with.training().open(spec, start, threads)) {
      Hyperparameters hyperparameters = new Hyperparameters(steps, rate, firstSample, 2);
      new ReaderTraining(samples, training, hyperparameters)
          .run((step, losses, now) -> report(step, losses, now));
      with.store().save(new Detector(spec, training.average(), card()), out);
    }
  }

  private GlyphBook book(Tools with) throws IOException {
    GlyphBook book = new GlyphBook().withImages(with.trainingSet().get().take(images));
    for (Path file : ink) {
      GlyphFile.addDigits(file, book, this::isWanted);
    }
    if (marks.isPresent()) {
      GlyphFile.addMarks(marks.get(), book, this::isWanted);
    }
    if (drawings.isPresent()) {
      book.withDrawings(with.images().read(drawings.get()));
    }
    return book;
  }

  private boolean isWanted(GlyphFile.Writer writer) {
    return writer.donor().isEmpty()
        ? writer.number() < writersBelow
        : !leftOut.contains(writer.donor());
  }

  private void report(int step, DetectionLoss.Parts losses, double now) {
    console.print(
        Messages.text(
            "cli.train-reader.report",
            step,
            steps,
            fixed(losses.classes),
            fixed(losses.boxes),
            fixed(losses.ink),
            fixed(now)));
  }

  private static String fixed(double value) {
    return String.format(Locale.ROOT, "%.5f", value);
  }

  private DetectorCard card() {
    String made =
        "train-reader --seed %d --steps %d --rate %s --images %d --leave-out %s --writers-below %d"
            .formatted(seed, steps, rate, images, String.join(",", leftOut), writersBelow);
    return new DetectorCard("number reader", made, credits(), "see the benchmarks page");
  }

  private String credits() {
    String mnist = "MNIST by Yann LeCun, Corinna Cortes and Christopher J. C. Burges";
    return ink.isEmpty()
        ? mnist
        : mnist
            + "; UCI Pen-Based Recognition of Handwritten Digits by E. Alpaydin and F. Alimoglu,"
            + " CC BY 4.0; UNIPEN train_r01_v07 by the International Unipen Foundation, CC BY 4.0";
  }
}
