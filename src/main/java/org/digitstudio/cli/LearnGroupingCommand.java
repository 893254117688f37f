package org.digitstudio.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.digitstudio.application.training.InkSelection;
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
    description =
        "Learn which strokes of a drawing make one digit, measure it on each donor left out, and"
            + " write the weights.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class LearnGroupingCommand implements Callable<Integer> {
  /** What the command needs; made when it runs. */
  public record Tools(PredictionTools reading, FileWriter writer) {}

  /** Whose the digits are that no donor is named of. */
  private static final String OTHERS = "no donor named";

  private final Supplier<Tools> tools;

  @Mixin private final Console console = new Console();

  @Mixin private final ModelOption model = new ModelOption();

  @Option(
      names = "--model-for",
      paramLabel = "DONOR=FILE",
      description = "Reads this donor's digits: a model that has not learnt from them.")
  private Map<String, Path> models = new LinkedHashMap<>();

  @Mixin private final InkOptions ink = new InkOptions();

  @Option(
      names = "--numbers",
      paramLabel = "N",
      description = "How many numbers to compose of each donor's digits (${DEFAULT-VALUE}).")
  private int numbers = 1_000;

  @Option(names = "--seed", paramLabel = "N", description = "Of the numbers (${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "The weights.")
  private Path out = Path.of("grouping.properties");

  public LearnGroupingCommand(Supplier<Tools> tools) {
    this.tools = tools;
  }

  @Override
  public Integer call() {
    return console.perform(
        () -> {
          if (numbers < 1) {
            throw new IllegalArgumentException("--numbers is 1 or more.");
          }
          InkSelection selection =
              ink.selection()
                  .orElseThrow(
                      () -> new IllegalArgumentException("Give --ink FILE to learn from."));
          return learn(selection, tools.get());
        });
  }

  private int learn(InkSelection selection, Tools with) throws IOException {
    GroupingCrossValidation validation =
        new GroupingCrossValidation(
            donors(selection, with.reading()), numbers, seed, console.progress("reading strokes"));
    List<Row> rows = validation.leaveOneOut();
    rows.forEach(this::print);
    print(
        new Row(
            "all, each left out",
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
      lines.computeIfAbsent(line.donor().orElse(OTHERS), name -> new ArrayList<>()).add(line);
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
        "%-24s n=%,6d digits, %.2f %% taken for several; n=%,6d numbers, %.2f %% split rightly"
            .formatted(
                row.donor(),
                row.digits(),
                100.0 * row.split() / row.digits(),
                row.numbers(),
                100.0 * row.whole() / row.numbers()));
  }
}
