package org.digitstudio.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.reading.RecognitionService;
import org.digitstudio.application.training.InkFiles;
import org.digitstudio.application.training.InkSelection;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.domain.port.DigitClassifier.Extra;
import org.digitstudio.ink.ImageStatistics.Summary;
import org.digitstudio.ink.LabelledInk;
import org.digitstudio.insight.CalibrationError;
import org.digitstudio.lab.Robustness;
import org.digitstudio.lab.Robustness.NumberRow;
import org.digitstudio.lab.Robustness.Row;
import org.digitstudio.lab.paper.GlyphBook;
import org.digitstudio.lab.paper.PaperTable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code robustness}: measures a model on distorted, drawn and composed digits. */
@Command(
    name = "robustness",
    description = "${bundle:cli.robustness}",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class RobustnessCommand implements Callable<Integer> {
  private final Supplier<PredictionTools> tools;

  @Mixin private final Console console = new Console();

  @Mixin private final ModelOption model = new ModelOption();

  @Mixin private final InkOptions ink = new InkOptions();

  @Option(
      names = "--non-digits",
      paramLabel = "IDX",
      description = "${bundle:cli.robustness.non-digits}")
  private List<Path> nonDigits = List.of();

  @Option(names = "--numbers", paramLabel = "N", description = "${bundle:cli.robustness.numbers}")
  private int numbers = 1_000;

  @Option(names = "--papers", paramLabel = "N", description = "${bundle:cli.robustness.papers}")
  private int papers = 100;

  @Option(names = "--limit", paramLabel = "N", description = "${bundle:cli.robustness.limit}")
  private int limit = Integer.MAX_VALUE;

  @Option(names = "--seed", paramLabel = "N", description = "${bundle:cli.seed}")
  private long seed = 1;

  @Option(names = "--json", description = "${bundle:cli.robustness.json}")
  private boolean json;

  public RobustnessCommand(Supplier<PredictionTools> tools) {
    this.tools = tools;
  }

  @Override
  public Integer call() {
    return console.perform(
        () -> {
          if (limit < 1 || numbers < 1) {
            throw new StudioException("cli.robustness.range");
          }
          measure(tools.get(), ink.selection());
          return CommandLine.ExitCode.OK;
        });
  }

  private void measure(PredictionTools with, Optional<InkSelection> drawn) throws IOException {
    DigitClassifier classifier = with.classifiers().open(model.load(with.library()));
    DigitDataset test = with.testSet().get().take(limit);
    Optional<List<LabelledInk>> inks =
        drawn.isPresent() ? Optional.of(drawn.get().read()) : Optional.empty();
    RecognitionService service = new RecognitionService(with.detector());
    BackgroundTask task = new BackgroundTask();
    Robustness robustness = new Robustness(classifier, service, seed, task);

    calibration(classifier, test);
    robustness.distorted(test).forEach(this::row);
    robustness.numbers(test, numbers).forEach(this::row);
    if (inks.isPresent()) {
      String name = drawn.get().name();
      robustness.ink(name, inks.get()).forEach(this::row);
      robustness.numbers(name, inks.get(), numbers).forEach(this::row);
    }
    if (papers > 0) {
      GlyphBook book = new GlyphBook().withImages(test);
      inks.ifPresent(book::withInk);
      new PaperTable(service, classifier, book, task).rows(papers, seed).forEach(this::row);
    }
    robustness.nonDigits(1_000).forEach(this::row);
    for (Path file : nonDigits) {
      List<DigitImage> images = with.images().read(file);
      row(robustness.nonDigits(file.getFileName().toString(), images));
    }
    geometry(test.name(), Summary.of(test));
    if (inks.isPresent()) {
      geometry(drawn.get().name(), Summary.of(InkFiles.images(drawn.get().name(), inks.get())));
    }
  }

  private void calibration(DigitClassifier classifier, DigitDataset test) {
    var answers = classifier.classifyAll(test, Extra.NONE, part -> {}, () -> false);
    long refused = IntStream.range(0, test.size()).filter(i -> !answers.sure()[i]).count();
    double error = CalibrationError.of(answers, test).error();
    ObjectNode line = line("calibration", test.name(), test.size());
    line.put("expected_calibration_error", error).put("refused", refused);
    print(
        line,
        "%-24s n=%,6d  expected calibration error %.4f, not sure %.2f %%"
            .formatted(test.name(), test.size(), error, 100.0 * refused / test.size()));
  }

  private void row(Row row) {
    boolean digits = !row.condition().equals("no digits");
    ObjectNode line = line(digits ? "digits" : "non-digits", row.data(), row.n());
    line.put("condition", row.condition()).put("refused", row.refusedPart());
    if (digits) {
      line.put("accuracy", row.accuracy());
    }
    String right = digits ? "%6.2f %%, ".formatted(100 * row.accuracy()) : "";
    print(
        line,
        "%-24s n=%,6d  %-40s %snot sure %.2f %%"
            .formatted(row.data(), row.n(), row.condition(), right, 100 * row.refusedPart()));
  }

  private void row(NumberRow row) {
    String spacing = row.spacing().name().toLowerCase(Locale.ROOT);
    ObjectNode line = line("numbers", row.data(), row.n());
    line.put("spacing", spacing)
        .put("split", (double) row.rightLength() / row.n())
        .put("accuracy", (double) row.right() / row.n());
    print(
        line,
        "%-24s n=%,6d  numbers, %-31s %6.2f %%, split rightly %.2f %%"
            .formatted(
                row.data(),
                row.n(),
                spacing,
                100.0 * row.right() / row.n(),
                100.0 * row.rightLength() / row.n()));
  }

  private void row(PaperTable.Row row) {
    String kind = row.kind().name().toLowerCase(Locale.ROOT);
    ObjectNode line = line("paper", kind, row.n());
    line.put("accuracy", (double) row.right() / row.n())
        .put("empty", (double) row.empty() / row.n())
        .put("sure", (double) row.sure() / row.n())
        .put("sure_but_wrong", (double) row.sureButWrong() / row.n());
    print(
        line,
        "%-24s n=%,6d  numbers on paper %6.2f %%, empty %.2f %%, sure %.2f %%, of which wrong %,d"
            .formatted(
                kind,
                row.n(),
                100.0 * row.right() / row.n(),
                100.0 * row.empty() / row.n(),
                100.0 * row.sure() / row.n(),
                row.sureButWrong()));
  }

  private void geometry(String name, Summary summary) {
    var mean = summary.mean();
    var spread = summary.deviation();
    ObjectNode line = line("geometry", name, summary.n());
    line.put("stroke_width", mean.strokeWidth())
        .put("ink_mass", mean.inkMass())
        .put("box_width", mean.boxWidth())
        .put("box_height", mean.boxHeight())
        .put("centre_x", mean.centreX())
        .put("centre_y", mean.centreY());
    print(
        line,
        ("%-24s n=%,6d  stroke %.2f (sd %.2f) px, ink %.1f (%.1f), box %.1f (%.1f) x %.1f (%.1f),"
                + " centre %.2f (%.2f), %.2f (%.2f)")
            .formatted(
                name,
                summary.n(),
                mean.strokeWidth(),
                spread.strokeWidth(),
                mean.inkMass(),
                spread.inkMass(),
                mean.boxWidth(),
                spread.boxWidth(),
                mean.boxHeight(),
                spread.boxHeight(),
                mean.centreX(),
                spread.centreX(),
                mean.centreY(),
                spread.centreY()));
  }

  private static ObjectNode line(String table, String data, int n) {
    return JsonNodeFactory.instance.objectNode().put("table", table).put("data", data).put("n", n);
  }

  private void print(ObjectNode line, String text) {
    console.print(json ? line : text);
  }
}
