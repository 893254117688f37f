package org.digitstudio.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.digitstudio.application.reading.Reading;
import org.digitstudio.application.reading.RecognitionService;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.FileKind;
import org.digitstudio.domain.Strictness;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.ink.InkJson;
import org.digitstudio.ink.LabelledInk;
import org.digitstudio.ink.PictureReader;
import org.digitstudio.ink.PreparationOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code predict}: reads the digits in pictures and ink files. */
@Command(
    name = "predict",
    description = "${bundle:cli.predict}",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class PredictCommand implements Callable<Integer> {
  /** The levels of {@link Strictness} as they are typed. */
  enum Level {
    strict,
    balanced,
    trusting
  }

  private final Supplier<PredictionTools> tools;

  @Mixin private final Console console = new Console();

  @Mixin private final ModelOption model = new ModelOption();

  @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "cli.predict.files")
  private List<Path> files = List.of();

  @Option(names = "--strictness", paramLabel = "LEVEL", descriptionKey = "cli.predict.strictness")
  private Level strictness = Level.balanced;

  @Option(names = "--json", descriptionKey = "cli.predict.json")
  private boolean json;

  public PredictCommand(Supplier<PredictionTools> tools) {
    this.tools = tools;
  }

  @Override
  public Integer call() {
    return console.perform(() -> read(tools.get()));
  }

  private int read(PredictionTools with) throws IOException {
    Strictness level =
        switch (strictness) {
          case strict -> Strictness.STRICT;
          case balanced -> Strictness.BALANCED;
          case trusting -> Strictness.TRUSTING;
        };
    DigitClassifier classifier = with.classifiers().open(model.load(with.library()).at(level));
    RecognitionService service = new RecognitionService(with.detector());
    boolean allRead = true;
    for (Path file : files) {
      allRead &= read(file, service, classifier);
    }
    return allRead ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  /** Reads one file; a failure is reported and does not stop the others. */
  private boolean read(Path file, RecognitionService service, DigitClassifier classifier) {
    try {
      return FileKind.INK.is(file)
          ? readInk(file, service, classifier)
          : readPicture(file, service, classifier);
    } catch (IOException e) {
      console.error(FailureText.of(e));
      return false;
    }
  }

  private boolean readPicture(Path file, RecognitionService service, DigitClassifier classifier)
      throws IOException {
    Reading reading = service.read(PictureReader.read(file), classifier, PreparationOptions.ALL);
    return print(
        new FilePrediction(file.toString(), 0, reading), Messages.text("cli.predict.empty", file));
  }

  private boolean readInk(Path file, RecognitionService service, DigitClassifier classifier)
      throws IOException {
    boolean allRead = true;
    int line = 0;
    for (LabelledInk drawing : InkJson.read(file)) {
      line++;
      Reading reading = service.read(drawing.ink(), classifier, PreparationOptions.ALL);
      allRead &=
          print(
              new FilePrediction(file.toString(), line, reading),
              Messages.text("cli.predict.empty-drawing", line, file));
    }
    return allRead;
  }

  private boolean print(FilePrediction read, String ifEmpty) {
    if (read.reading().isEmpty()) {
      console.error(ifEmpty);
      return false;
    }
    console.print(json ? read.json() : read.text());
    return true;
  }
}
