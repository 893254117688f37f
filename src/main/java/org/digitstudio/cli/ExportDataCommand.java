package org.digitstudio.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.data.DigitDataset;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export-data}: writes a data set in another format. */
@Command(
    name = "export-data",
    description = "${bundle:cli.export-data}",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class ExportDataCommand implements Callable<Integer> {
  private final Supplier<DigitDataset> testSet;
  private final DataTools tools;

  @Mixin private final Console console = new Console();

  @Mixin private final DatasetOptions data = new DatasetOptions();

  @Option(names = "--limit", paramLabel = "N", descriptionKey = "cli.export-data.limit")
  private Optional<Integer> limit = Optional.empty();

  @Parameters(paramLabel = "FILE", descriptionKey = "cli.export-data.file")
  private Path file = Path.of("");

  /**
   * @param testSet MNIST's, which is written unless another set is named
   */
  public ExportDataCommand(Supplier<DigitDataset> testSet, DataTools tools) {
    this.testSet = testSet;
    this.tools = tools;
  }

  @Override
  public Integer call() {
    return console.perform(this::export);
  }

  private int export() throws IOException {
    data.check();
    if (limit.filter(count -> count < 1).isPresent()) {
      throw new StudioException("cli.export-data.limit-range");
    }
    DigitDataset all = data.isGiven() ? data.open(tools.files()) : testSet.get();
    DigitDataset some = limit.isPresent() ? all.take(limit.get()) : all;
    List<Path> written = tools.writer().write(some, file);
    console.print(
        written.size() > 2
            ? Messages.text("cli.export-data.pictures", some.size(), file)
            : Messages.text("cli.export-data.done", some.size(), file));
    return CommandLine.ExitCode.OK;
  }
}
