package org.digitstudio.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.network.Model;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code export-model}: writes a model in the format that the file's name ends in. */
@Command(
    name = "export-model",
    description = "${bundle:cli.export-model}",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class ExportModelCommand implements Callable<Integer> {
  private final Supplier<PredictionTools> tools;

  @Mixin private final Console console = new Console();

  @Mixin private final ModelOption model = new ModelOption();

  @Parameters(paramLabel = "FILE", descriptionKey = "cli.export-model.file")
  private Path file = Path.of("");

  public ExportModelCommand(Supplier<PredictionTools> tools) {
    this.tools = tools;
  }

  @Override
  public Integer call() {
    return console.perform(
        () -> {
          PredictionTools with = tools.get();
          Model chosen = model.load(with.library());
          with.models().save(chosen, file);
          console.print(Messages.text("cli.exported", file));
          return CommandLine.ExitCode.OK;
        });
  }
}
