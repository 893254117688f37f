package org.digitstudio.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.reading.RecognitionService;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.application.training.InkSelection;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.ink.InkJson;
import org.digitstudio.ink.LabelledInk;
import org.digitstudio.lab.DonorEvaluation;
import org.digitstudio.lab.DonorEvaluation.Row;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code evaluate-donors}: measures a model on the drawings of each donor. */
@Command(
    name = "evaluate-donors",
    description = "${bundle:cli.evaluate-donors}",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class EvaluateDonorsCommand implements Callable<Integer> {
  private final Supplier<PredictionTools> tools;

  @Mixin private final Console console = new Console();

  @Mixin private final ModelOption model = new ModelOption();

  @Option(
      names = "--model-for",
      paramLabel = "DONOR=FILE",
      descriptionKey = "cli.evaluate-donors.model-for")
  private Map<String, Path> models = new LinkedHashMap<>();

  @Mixin private final InkOptions ink = new InkOptions();

  @Option(
      names = "--non-digits",
      paramLabel = "FILE",
      descriptionKey = "cli.evaluate-donors.non-digits")
  private List<Path> nonDigits = List.of();

  @Option(names = "--json", descriptionKey = "cli.robustness.json")
  private boolean json;

  public EvaluateDonorsCommand(Supplier<PredictionTools> tools) {
    this.tools = tools;
  }

  @Override
  public Integer call() {
    return console.perform(
        () -> {
          InkSelection selection =
              ink.selection()
                  .orElseThrow(() -> new StudioException("cli.evaluate-donors.needs-ink"));
          measure(selection, tools.get());
          return CommandLine.ExitCode.OK;
        });
  }

  private void measure(InkSelection selection, PredictionTools with) throws IOException {
    Map<String, List<LabelledInk>> digits = byDonor(selection.read());
    List<LabelledInk> lines = new ArrayList<>();
    for (Path file : nonDigits) {
      InkJson.read(file).stream().filter(line -> line.label().isEmpty()).forEach(lines::add);
    }
    Map<String, List<LabelledInk>> letters = byDonor(lines);
    DigitClassifier standard = with.classifiers().open(model.load(with.library()));
    for (Map.Entry<String, List<LabelledInk>> entry : digits.entrySet()) {
      String donor = entry.getKey();
      Path own = models.get(donor);
      DigitClassifier classifier =
          own == null ? standard : with.classifiers().open(with.models().load(own));
      DonorEvaluation evaluation =
          new DonorEvaluation(
              classifier, new RecognitionService(with.detector()), new BackgroundTask());
      print(donor, evaluation.evaluate(entry.getValue(), letters.getOrDefault(donor, List.of())));
    }
  }

  private static Map<String, List<LabelledInk>> byDonor(List<LabelledInk> lines) {
    Map<String, List<LabelledInk>> donors = new LinkedHashMap<>();
    for (LabelledInk line : lines) {
      donors
          .computeIfAbsent(line.donor().orElse(InkSelection.NO_DONOR), name -> new ArrayList<>())
          .add(line);
    }
    return donors;
  }

  private void print(String donor, Row row) {
    if (json) {
      console.print(toJson(donor, row));
      return;
    }
    console.print(
        Messages.text(
            "cli.evaluate-donors.digits",
            donor,
            Formats.count(row.digits().count()),
            percent(row.digits().correct(), row.digits().count()),
            percent(row.digits().split(), row.digits().count()),
            percent(row.digits().notSure(), row.digits().count()),
            percent(row.digits().sureWrong(), row.digits().count()),
            Formats.decimal(row.digits().calibrationError(), 4)));
    if (row.letters().count() > 0) {
      console.print(
          Messages.text(
              "cli.evaluate-donors.letters",
              donor,
              Formats.count(row.letters().count()),
              percent(row.letters().refused(), row.letters().count()),
              Formats.percent(row.letters().refusedAtFixedCost().orElseThrow(), 2),
              Formats.decimal(row.letters().auroc().orElseThrow(), 4),
              Formats.count(row.letters().lookAlikes()),
              percent(row.letters().lookAlikesRefused(), row.letters().lookAlikes())));
    }
  }

  private static String percent(int part, int whole) {
    return Formats.percent(whole == 0 ? 0 : (double) part / whole, 2);
  }

  private static ObjectNode toJson(String donor, Row row) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("donor", donor)
        .put("digits", row.digits().count())
        .put("correct", row.digits().correct())
        .put("split", row.digits().split())
        .put("not_sure", row.digits().notSure())
        .put("sure_and_wrong", row.digits().sureWrong())
        .put("expected_calibration_error", row.digits().calibrationError())
        .put("non_digits", row.letters().count())
        .put("non_digits_refused", row.letters().refused())
        .put("look_alikes", row.letters().lookAlikes())
        .put("look_alikes_refused", row.letters().lookAlikesRefused());
    put(line, "auroc", row.letters().auroc());
    put(line, "non_digits_refused_at_fixed_cost", row.letters().refusedAtFixedCost());
    return line;
  }

  private static void put(ObjectNode line, String key, OptionalDouble value) {
    if (value.isPresent()) {
      line.put(key, value.getAsDouble());
    }
  }
}
