package org.digitstudio.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.application.training.InkSelection;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.domain.port.FileWriter;
import org.digitstudio.ink.LabelledInk;
import org.digitstudio.lab.GroupingCrossValidation;
import org.digitstudio.lab.GroupingCrossValidation.Donor;
import org.digitstudio.lab.GroupingCrossValidation.Row;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code learn-grouping}: learns which strokes of a drawing make one digit. */
@Command(
    name = "learn-grouping",
    description = "${bundle:cli.learn-grouping}",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class LearnGroupingCommand implements Callable<Integer> {
  /** The services behind the command; made when it runs. */
  public record Tools(PredictionTools reading, FileWriter writer) {}

  private final Supplier<Tools> tools;

  @Mixin private final Console console = new Console();

  @Mixin private final ModelOption model = new ModelOption();

  @Option(
      names = "--model-for",
      paramLabel = "DONOR=FILE",
      descriptionKey = "cli.learn-grouping.model-for")
  private Map<String, Path> models = new LinkedHashMap<>();

  @Mixin private final InkOptions ink = new InkOptions();

  @Option(names = "--numbers", paramLabel = "N", descriptionKey = "cli.learn-grouping.numbers")
  private int numbers = 1_000;

  @Option(names = "--seed", paramLabel = "N", descriptionKey = "cli.seed")
  private long seed = 1;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      descriptionKey = "cli.learn-grouping.out")
  private Path out = Path.of("grouping.properties");

  public LearnGroupingCommand(Supplier<Tools> tools) {
    this.tools = tools;
  }

  @Override
  public Integer call() {
    return console.perform(
        () -> {
          if (numbers < 1) {
            throw new StudioException("cli.learn-grouping.range");
          }
          InkSelection selection =
              ink.selection()
                  .orElseThrow(() -> new StudioException("cli.learn-grouping.needs-ink"));
          return learn(selection, tools.get());
        });
  }

  private int learn(InkSelection selection, Tools with) throws IOException {
    GroupingCrossValidation validation =
        new GroupingCrossValidation(
            donors(selection, with.reading()),
            numbers,
            seed,
            console.progress("cli.learn-grouping.progress"));
    List<Row> rows = validation.leaveOneOut();
    rows.forEach(this::print);
    print(
        new Row(
            Messages.text("cli.learn-grouping.all"),
            rows.stream().mapToInt(Row::digits).sum(),
            rows.stream().mapToInt(Row::split).sum(),
            rows.stream().mapToInt(Row::numbers).sum(),
            rows.stream().mapToInt(Row::whole).sum()));
    with.writer().write(out, validation.fit().toProperties(comment(selection)));
    return CommandLine.ExitCode.OK;
  }

  private String comment(InkSelection selection) {
    return "Weights of what speaks for strokes being one digit, learnt by: learn-grouping --ink %s --numbers %d --seed %d"
        .formatted(selection.name().replace(", ", " --ink "), numbers, seed);
  }

  private List<Donor> donors(InkSelection selection, PredictionTools reading) throws IOException {
    Map<String, List<LabelledInk>> lines = new LinkedHashMap<>();
    for (LabelledInk line : selection.read()) {
      lines
          .computeIfAbsent(line.donor().orElse(InkSelection.NO_DONOR), name -> new ArrayList<>())
          .add(line);
    }
    DigitClassifier standard = reading.classifiers().open(model.load(reading.library()));
    List<Donor> donors = new ArrayList<>();
    for (Map.Entry<String, List<LabelledInk>> entry : lines.entrySet()) {
      Path own = models.get(entry.getKey());
      DigitClassifier classifier =
          own == null ? standard : reading.classifiers().open(reading.models().load(own));
      donors.add(new Donor(entry.getKey(), entry.getValue(), classifier::classify));
    }
    return donors;
  }

  private void print(Row row) {
    console.print(
        Messages.text(
            "cli.learn-grouping.row",
            row.donor(),
            Formats.count(row.digits()),
            Formats.percent((double) row.split() / row.digits(), 2),
            Formats.count(row.numbers()),
            Formats.percent((double) row.whole() / row.numbers(), 2)));
  }
}
