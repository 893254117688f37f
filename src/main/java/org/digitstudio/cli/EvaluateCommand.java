package org.digitstudio.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.digitstudio.application.data.OpenedSet;
import org.digitstudio.application.data.SetOpener;
import org.digitstudio.application.reading.RecognitionService;
import org.digitstudio.application.text.Messages;
import org.digitstudio.application.training.InkFiles;
import org.digitstudio.application.training.InkSelection;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;
import org.digitstudio.domain.port.DigitClassifier.Extra;
import org.digitstudio.ink.Plausibility;
import org.digitstudio.ink.PreparationOptions;
import org.digitstudio.insight.ConfusionMatrix;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code evaluate}: measures the accuracy of a model on a labelled data set. */
@Command(
    name = "evaluate",
    description = "${bundle:cli.evaluate}",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class EvaluateCommand implements Callable<Integer> {
  private final Supplier<PredictionTools> tools;
  private final DataTools dataTools;

  @Mixin private final Console console = new Console();

  @Mixin private final ModelOption model = new ModelOption();

  @Mixin private final DatasetOptions set = new DatasetOptions();

  @Option(names = "--images", paramLabel = "IDX", descriptionKey = "cli.evaluate.images")
  private Optional<Path> images = Optional.empty();

  @Option(names = "--labels", paramLabel = "IDX", descriptionKey = "cli.evaluate.labels")
  private Optional<Path> labels = Optional.empty();

  @Mixin private final InkOptions ink = new InkOptions();

  @Option(names = "--folder", paramLabel = "DIR", descriptionKey = "cli.evaluate.folder")
  private Optional<Path> folder = Optional.empty();

  @Option(names = "--predictions", paramLabel = "FILE", descriptionKey = "cli.evaluate.predictions")
  private Optional<Path> table = Optional.empty();

  @Option(names = "--json", descriptionKey = "cli.evaluate.json")
  private boolean json;

  public EvaluateCommand(Supplier<PredictionTools> tools, DataTools dataTools) {
    this.tools = tools;
    this.dataTools = dataTools;
  }

  @Override
  public Integer call() {
    return console.perform(() -> evaluate(tools.get(), checkUsage()));
  }

  private Optional<InkSelection> checkUsage() {
    set.check();
    if (images.isPresent() != labels.isPresent()) {
      throw new StudioException("cli.evaluate.pair");
    }
    if (Stream.of(set.isGiven(), images.isPresent(), ink.isGiven(), folder.isPresent())
            .filter(given -> given)
            .count()
        > 1) {
      throw new StudioException("cli.evaluate.one-set");
    }
    return ink.selection();
  }

  private int evaluate(PredictionTools with, Optional<InkSelection> drawn) throws IOException {
    Model chosen = model.load(with.library());
    DigitClassifier classifier = with.classifiers().open(chosen);
    RecognitionService service = new RecognitionService(with.detector());
    LabelledFiles files =
        new LabelledFiles(
            picture -> service.read(picture, classifier, PreparationOptions.ALL), console::error);
    DigitDataset data = data(with, files, drawn);
    hint(data, classifier);
    Evaluation evaluation = evaluate(classifier, data, files.unread());
    console.print(json ? evaluation.json() : evaluation.text(data.name(), chosen.card().name()));
    return files.unread() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private DigitDataset data(PredictionTools with, LabelledFiles files, Optional<InkSelection> drawn)
      throws IOException {
    if (set.isGiven()) {
      return set.open(dataTools.files());
    }
    if (images.isPresent()) {
      return with.idx()
          .read(images.get().getFileName().toString(), images.get(), labels.orElseThrow());
    }
    if (drawn.isPresent()) {
      return InkFiles.images(drawn.get());
    }
    return folder.isPresent() ? files.folder(folder.get()) : with.testSet().get();
  }

  /** Prints a hint if a user's images seem to be transposed. */
  private void hint(DigitDataset data, DigitClassifier classifier) {
    if (!set.isGiven() || !set.areAsFiled()) {
      return;
    }
    OpenedSet opened = SetOpener.examine(data, Optional.of(classifier));
    if (opened.looksInverted()) {
      console.error(Messages.text("cli.data.looks-inverted", data.name()));
    } else if (opened.looksTransposed()) {
      console.error(Messages.text("cli.data.looks-transposed", data.name()));
    }
  }

  private Evaluation evaluate(DigitClassifier classifier, DigitDataset data, int unread)
      throws IOException {
    long start = System.nanoTime();
    BatchResult result = classifier.classifyAll(data, Extra.NONE, progress -> {}, () -> false);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (table.isPresent()) {
      dataTools.predictions().write(data, result, table.get());
    }
    int[] truth = data.labels();
    int[] predicted = IntStream.range(0, data.size()).map(result::digit).toArray();
    boolean[] sure = new boolean[data.size()];
    ClassNames classNames = data.classNames().or(classifier.model().card().classNames());
    boolean digits = classNames.areDigits();
    IntStream.range(0, sure.length)
        .parallel()
        .forEach(
            i ->
                sure[i] =
                    result.sure()[i] && (!digits || Plausibility.couldBeDigit(data.image(i))));
    return new Evaluation(
        ConfusionMatrix.of(truth, predicted), seconds, truth, predicted, sure, classNames, unread);
  }
}
