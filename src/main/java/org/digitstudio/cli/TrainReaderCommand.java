package org.digitstudio.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.network.Detector;
import org.digitstudio.domain.network.DetectorCard;
import org.digitstudio.domain.network.DetectorInit;
import org.digitstudio.domain.network.DetectorSpec;
import org.digitstudio.domain.port.DetectorStore;
import org.digitstudio.domain.port.DetectorTraining;
import org.digitstudio.lab.paper.DetectionLoss;
import org.digitstudio.lab.paper.GlyphBook;
import org.digitstudio.lab.paper.GlyphFile;
import org.digitstudio.lab.paper.PaperSamples;
import org.digitstudio.lab.paper.ReaderTraining;
import org.digitstudio.lab.paper.ReaderTraining.Settings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code train-reader}: how the number reader that comes with the program was made. */
@Command(
    name = "train-reader",
    description = "Train the number reader on made-up paper with MNIST's digits and more.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class TrainReaderCommand implements Callable<Integer> {
  private final Supplier<Tools> tools;

  @Mixin private final Console console = new Console();

  @Option(
      names = "--ink",
      paramLabel = "FILE",
      description = "Drawn digits to write numbers with, a line of JSON each; may be repeated.")
  private List<Path> ink = List.of();

  @Option(
      names = "--marks",
      paramLabel = "FILE",
      description = "Drawn letters and signs that are no digits, likewise.")
  private Optional<Path> marks = Optional.empty();

  @Option(
      names = "--drawings",
      paramLabel = "IDX",
      description = "28 x 28 drawings that are no digits.")
  private Optional<Path> drawings = Optional.empty();

  @Option(
      names = "--leave-out",
      split = ",",
      paramLabel = "DONOR",
      description = "Donors whose ink is not used, so that the reader can be measured by it.")
  private Set<String> leftOut = Set.of();

  @Option(
      names = "--writers-below",
      paramLabel = "N",
      description = "Of ink without donors only the writers below this number.")
  private int writersBelow = Integer.MAX_VALUE;

  @Option(
      names = "--images",
      paramLabel = "N",
      description = "The first of MNIST's training images (${DEFAULT-VALUE}).")
  private int images = 55_000;

  @Option(names = "--middle", paramLabel = "N", description = "Maps before the second pooling.")
  private int middle = 32;

  @Option(names = "--wide", paramLabel = "N", description = "Maps of each later convolution.")
  private int wide = 64;

  @Option(names = "--depth", paramLabel = "N", description = "How many of those there are.")
  private int depth = 5;

  @Option(names = "--steps", paramLabel = "N", description = "Of 16 samples (${DEFAULT-VALUE}).")
  private int steps = 20_000;

  @Option(names = "--rate", paramLabel = "X", description = "Peak rate (${DEFAULT-VALUE}).")
  private double rate = 1.5e-3;

  @Option(names = "--seed", paramLabel = "N", description = "Of all chance (${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--threads", paramLabel = "N", description = "That learn (${DEFAULT-VALUE}).")
  private int threads = 1;

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "A detector to go on from; its shape counts.")
  private Optional<Path> from = Optional.empty();

  @Option(
      names = "--first-sample",
      paramLabel = "N",
      description = "The number of the first sample (${DEFAULT-VALUE}).")
  private long firstSample;

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where it goes.")
  private Path out = Path.of("number-reader.zip");

  /**
   * What the command needs.
   *
   * @param training makes a session that trains a detector
   */
  public record Tools(
      Supplier<DigitDataset> trainingSet,
      TrainingOpener training,
      DetectorStore store,
      PredictionTools.PicturesReader pictures) {

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
      Settings settings = new Settings(steps, rate, firstSample, 2);
      new ReaderTraining(samples, training, settings)
          .run((step, losses, now) -> report(step, losses, now));
      with.store().save(new Detector(spec, training.average(), card()), out);
    }
  }

  private GlyphBook book(Tools with) throws IOException {
    GlyphBook book = new GlyphBook().withImages(with.trainingSet().get().first(images));
    for (Path file : ink) {
      GlyphFile.addDigits(file, book, this::isWanted);
    }
    if (marks.isPresent()) {
      GlyphFile.addMarks(marks.get(), book, this::isWanted);
    }
    if (drawings.isPresent()) {
      book.withDrawings(with.pictures().read(drawings.get()));
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
        String.format(
            Locale.ROOT,
            "step %,d of %,d: digits %.4f, boxes %.4f, ink %.4f, rate %.5f",
            step,
            steps,
            losses.classes,
            losses.boxes,
            losses.ink,
            now));
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
