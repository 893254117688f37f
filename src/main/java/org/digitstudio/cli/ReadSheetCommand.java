package org.digitstudio.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.digitstudio.application.collect.CollectedDigit;
import org.digitstudio.application.collect.CollectedDigit.ReviewReason;
import org.digitstudio.application.collect.CollectedSheet;
import org.digitstudio.application.collect.SheetCollector;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.domain.port.MyDigitsStore;
import org.digitstudio.ink.PictureReader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code read-sheet}: collects the digits of photographed sheets. */
@Command(
    name = "read-sheet",
    description = "${bundle:cli.read-sheet}",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class ReadSheetCommand implements Callable<Integer> {
  private final Supplier<Tools> tools;
  private final SheetCollector collector = new SheetCollector();

  @Mixin private final Console console = new Console();

  @Mixin private final ModelOption model = new ModelOption();

  @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "cli.read-sheet.files")
  private List<Path> files = List.of();

  @Option(names = "--out", paramLabel = "FOLDER", descriptionKey = "cli.read-sheet.out")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--keep", descriptionKey = "cli.read-sheet.keep")
  private boolean keep;

  @Option(names = "--skip-doubtful", descriptionKey = "cli.read-sheet.skip-doubtful")
  private boolean skipDoubtful;

  @Option(names = "--json", descriptionKey = "cli.read-sheet.json")
  private boolean json;

  /**
   * The services behind the command.
   *
   * @param writer writes a pair of IDX files
   */
  public record Tools(PredictionTools prediction, MyDigitsStore myDigits, SetWriter writer) {

    /** Writes a set as a pair of IDX files. */
    @FunctionalInterface
    public interface SetWriter {
      void write(DigitDataset data, Path images, Path labels) throws IOException;
    }
  }

  public ReadSheetCommand(Supplier<Tools> tools) {
    this.tools = tools;
  }

  @Override
  public Integer call() {
    return console.perform(() -> read(tools.get()));
  }

  private int read(Tools with) throws IOException {
    PredictionTools prediction = with.prediction();
    DigitClassifier classifier = prediction.classifiers().open(model.load(prediction.library()));
    Map<String, List<CollectedDigit>> byPupil = new TreeMap<>();
    boolean allRead = true;
    for (Path file : files) {
      try {
        CollectedSheet sheet = sheet(file, classifier);
        byPupil.computeIfAbsent(sheet.pupil(), pupil -> new ArrayList<>()).addAll(wanted(sheet));
      } catch (IOException e) {
        console.error(FailureText.of(e));
        allRead = false;
      }
    }
    for (Map.Entry<String, List<CollectedDigit>> pupil : byPupil.entrySet()) {
      if (keep) {
        collector.keep(pupil.getValue(), CollectedSheet.writer(pupil.getKey()), with.myDigits());
      }
      if (out.isPresent()) {
        write(with.writer(), out.get(), pupil.getKey(), pupil.getValue());
      }
    }
    return allRead ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private CollectedSheet sheet(Path file, DigitClassifier classifier) throws IOException {
    CollectedSheet sheet =
        collector
            .read(PictureReader.read(file), classifier)
            .orElseThrow(() -> new StudioIOException("application.sheet.none", file));
    if (json) {
      console.print(json(file, sheet));
    } else {
      long doubtful = sheet.digits().stream().filter(ReadSheetCommand::isDoubtful).count();
      console.print(
          Messages.text(
              "cli.read-sheet.done", file, sheet.pupil(), sheet.digits().size(), doubtful));
    }
    return sheet;
  }

  private List<CollectedDigit> wanted(CollectedSheet sheet) {
    return sheet.digits().stream().filter(digit -> !skipDoubtful || !isDoubtful(digit)).toList();
  }

  private static boolean isDoubtful(CollectedDigit digit) {
    return digit.doubt() != ReviewReason.NONE;
  }

  private static void write(
      Tools.SetWriter writer, Path folder, String pupil, List<CollectedDigit> digits)
      throws IOException {
    Files.createDirectories(folder);
    String prefix = pupil.isEmpty() ? "no-pupil" : "pupil-" + pupil;
    writer.write(
        CollectedDigit.dataset(prefix, digits),
        folder.resolve(prefix + "-images-idx3-ubyte"),
        folder.resolve(prefix + "-labels-idx1-ubyte"));
  }

  private static ObjectNode json(Path file, CollectedSheet sheet) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("file", file.toString()).put("pupil", sheet.pupil());
    for (CollectedDigit digit : sheet.digits()) {
      json.withArray("digits")
          .addObject()
          .put("box", digit.box() + 1)
          .put("label", digit.label())
          .put("prediction", digit.prediction().digit())
          .put("confidence", digit.prediction().confidence())
          .put("doubt", digit.doubt().name().toLowerCase(Locale.ROOT));
    }
    return json;
  }
}
