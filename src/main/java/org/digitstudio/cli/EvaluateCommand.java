package org.digitstudio.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.digitstudio.application.training.InkFiles;
import org.digitstudio.application.training.InkSelection;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;
import org.digitstudio.domain.port.DigitClassifier.Want;
import org.digitstudio.ink.Plausibility;
import org.digitstudio.insight.ConfusionMatrix;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code evaluate}: how well a model reads a labelled set. */
@Command(
    name = "evaluate",
    description = "Measure a model on MNIST's test set or on digits of your own.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class EvaluateCommand implements Callable<Integer> {
  private final Supplier<PredictionTools> tools;

  @Mixin private final Console console = new Console();

  @Mixin private final ModelOption model = new ModelOption();

  @Option(
      names = "--images",
      paramLabel = "IDX",
      description = "Pictures of 28 x 28 as an IDX file, plain or gzip; needs --labels.")
  private Optional<Path> images = Optional.empty();

  @Option(names = "--labels", paramLabel = "IDX", description = "Their labels, 0 to 9.")
  private Optional<Path> labels = Optional.empty();

  @Mixin private final InkOptions ink = new InkOptions();

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Pictures of any size, sorted into subfolders 0 to 9.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--json",
      description =
          "Print one JSON object: n, accuracy, seconds, rejected (how many of the n the model is"
              + " not sure of) and confusion (a row for each digit, a column for each answer).")
  private boolean json;

  public EvaluateCommand(Supplier<PredictionTools> tools) {
    this.tools = tools;
  }

  @Override
  public Integer call() {
    return console.perform(() -> evaluate(tools.get(), checkUsage()));
  }

  private Optional<InkSelection> checkUsage() {
    if (images.isPresent() != labels.isPresent()) {
      throw new IllegalArgumentException(
          "--images and --labels belong together: give both or neither.");
    }
    if (Stream.of(images.isPresent(), ink.isGiven(), folder.isPresent())
            .filter(given -> given)
            .count()
        > 1) {
      throw new IllegalArgumentException(
          "--images, --ink and --folder are three sets; give one of them.");
    }
    return ink.selection();
  }

  private int evaluate(PredictionTools with, Optional<InkSelection> drawn) throws IOException {
    Model chosen = model.load(with.library());
    LabelledFiles files = new LabelledFiles(console::complain);
    DigitDataset data = data(with, files, drawn);
    Evaluation evaluation = evaluate(with.classifiers().open(chosen), data);
    console.print(json ? evaluation.json() : evaluation.text(data, chosen));
    return files.complaints() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private DigitDataset data(PredictionTools with, LabelledFiles files, Optional<InkSelection> drawn)
      throws IOException {
    if (images.isPresent()) {
      return with.idx()
          .read(images.get().getFileName().toString(), images.get(), labels.orElseThrow());
    }
    if (drawn.isPresent()) {
      return InkFiles.pictures(drawn.get());
    }
    return folder.isPresent() ? files.folder(folder.get()) : with.testSet().get();
  }

  /** The time is the network's own, without reading files and preparing pictures. */
  private static Evaluation evaluate(DigitClassifier classifier, DigitDataset data) {
    long start = System.nanoTime();
    BatchResult result =
        classifier.classifyAll(data, Want.PROBABILITIES, progress -> {}, () -> false);
    double seconds = (System.nanoTime() - start) / 1e9;
    int[] truth = data.labels();
    int[] answers = IntStream.range(0, data.size()).map(result::digit).toArray();
    boolean[] sure = new boolean[data.size()];
    IntStream.range(0, sure.length)
        .parallel()
        .forEach(i -> sure[i] = result.sure()[i] && Plausibility.couldBeDigit(data.image(i)));
    return new Evaluation(ConfusionMatrix.of(truth, answers), seconds, truth, answers, sure);
  }
}
