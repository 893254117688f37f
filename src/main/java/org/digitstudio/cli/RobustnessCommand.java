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
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
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
import org.digitstudio.lab.NumberComposer;
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

  @Option(names = "--non-digits", paramLabel = "IDX", descriptionKey = "cli.robustness.non-digits")
  private List<Path> nonDigits = List.of();

  @Option(names = "--numbers", paramLabel = "N", descriptionKey = "cli.robustness.numbers")
  private int numbers = 1_000;

  @Option(names = "--papers", paramLabel = "N", descriptionKey = "cli.robustness.papers")
  private int papers = 100;

  @Option(names = "--limit", paramLabel = "N", descriptionKey = "cli.robustness.limit")
  private int limit = Integer.MAX_VALUE;

  @Option(names = "--seed", paramLabel = "N", descriptionKey = "cli.seed")
  private long seed = 1;

  @Option(names = "--json", descriptionKey = "cli.robustness.json")
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
    var predictions = classifier.classifyAll(test, Extra.NONE, part -> {}, () -> false);
    long rejected = IntStream.range(0, test.size()).filter(i -> !predictions.sure()[i]).count();
    double error = CalibrationError.of(predictions, test).error();
    ObjectNode line = line("calibration", test.name(), test.size());
    line.put("expected_calibration_error", error).put("refused", rejected);
    print(
        line,
        test.name(),
        test.size(),
        Messages.text(
            "cli.robustness.calibration",
            Formats.decimal(error, 4),
            Formats.percent((double) rejected / test.size(), 2)));
  }

  private void row(Row row) {
    boolean digits = row.isOfDigits();
    ObjectNode line = line(digits ? "digits" : "non-digits", row.data(), row.n());
    line.put("condition", row.condition().id()).put("refused", row.rejectionRate());
    if (digits) {
      line.put("accuracy", row.accuracy());
    }
    String rejected = Formats.percent(row.rejectionRate(), 2);
    print(
        line,
        row.data(),
        row.n(),
        named(
            row.condition().text(),
            digits
                ? Messages.text(
                    "cli.robustness.accuracy", Formats.percent(row.accuracy(), 2), rejected)
                : Messages.text("cli.robustness.rejected", rejected)));
  }

  private void row(NumberRow row) {
    String spacing = row.spacing().name().toLowerCase(Locale.ROOT);
    ObjectNode line = line("numbers", row.data(), row.n());
    line.put("spacing", spacing)
        .put("split", (double) row.correctLength() / row.n())
        .put("accuracy", (double) row.correct() / row.n());
    print(
        line,
        row.data(),
        row.n(),
        named(
            Messages.text(key(row.spacing())),
            Messages.text(
                "cli.robustness.number-accuracy",
                Formats.percent((double) row.correct() / row.n(), 2),
                Formats.percent((double) row.correctLength() / row.n(), 2))));
  }

  private static String key(NumberComposer.Spacing spacing) {
    return switch (spacing) {
      case WIDE -> "cli.robustness.spacing.wide";
      case NORMAL -> "cli.robustness.spacing.normal";
      case NARROW -> "cli.robustness.spacing.narrow";
      case TOUCHING -> "cli.robustness.spacing.touching";
      case OVERLAPPING -> "cli.robustness.spacing.overlapping";
    };
  }

  private static String named(String condition, String figures) {
    return "%-40s %s".formatted(condition, figures);
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
        kind,
        row.n(),
        Messages.text(
            "cli.robustness.paper",
            Formats.percent((double) row.right() / row.n(), 2),
            Formats.percent((double) row.empty() / row.n(), 2),
            Formats.percent((double) row.sure() / row.n(), 2),
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
        name,
        summary.n(),
        Messages.text(
            "cli.robustness.geometry",
            Formats.decimal(mean.strokeWidth(), 2),
            Formats.decimal(spread.strokeWidth(), 2),
            Formats.decimal(mean.inkMass(), 1),
            Formats.decimal(spread.inkMass(), 1),
            Formats.decimal(mean.boxWidth(), 1),
            Formats.decimal(spread.boxWidth(), 1),
            Formats.decimal(mean.boxHeight(), 1),
            Formats.decimal(spread.boxHeight(), 1),
            Formats.decimal(mean.centreX(), 2),
            Formats.decimal(spread.centreX(), 2),
            Formats.decimal(mean.centreY(), 2),
            Formats.decimal(spread.centreY(), 2)));
  }

  private static ObjectNode line(String table, String data, int n) {
    return JsonNodeFactory.instance.objectNode().put("table", table).put("data", data).put("n", n);
  }

  private void print(ObjectNode line, String data, int n, String text) {
    console.print(json ? line : "%-24s n=%7s  %s".formatted(data, Formats.count(n), text));
  }
}
