package org.digitstudio.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.port.FileWriter;
import org.digitstudio.domain.port.RunFormat;
import org.digitstudio.domain.port.RunStore;
import org.digitstudio.domain.training.RunRecord;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export-run}: writes a run's curves for TensorBoard, or the run as a program. */
@Command(
    name = "export-run",
    description = "${bundle:cli.export-run}",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class ExportRunCommand implements Callable<Integer> {
  private static final String LAST = "last";

  private final Supplier<RunStore> runs;
  private final List<RunFormat> formats;
  private final FileWriter writer;

  @Mixin private final Console console = new Console();

  @Option(
      names = "--as",
      required = true,
      paramLabel = "FORMAT",
      descriptionKey = "cli.export-run.as")
  private String format = "";

  @Parameters(index = "0", paramLabel = "RUN", descriptionKey = "cli.export-run.run")
  private String id = LAST;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      descriptionKey = "cli.export-run.file")
  private Optional<Path> file = Optional.empty();

  public ExportRunCommand(Supplier<RunStore> runs, List<RunFormat> formats, FileWriter writer) {
    this.runs = runs;
    this.formats = List.copyOf(formats);
    this.writer = writer;
  }

  @Override
  public Integer call() {
    return console.perform(this::export);
  }

  private int export() throws IOException {
    RunFormat wanted =
        formats.stream()
            .filter(candidate -> candidate.id().equals(format))
            .findFirst()
            .orElseThrow(() -> new StudioException("cli.export-run.formats", format, ids()));
    RunRecord run = find();
    Path target = file.orElseGet(() -> Path.of(wanted.fileName(run)));
    writer.write(target, wanted.write(run));
    console.print(Messages.text("cli.exported", target));
    return CommandLine.ExitCode.OK;
  }

  private String ids() {
    return formats.stream().map(RunFormat::id).collect(Collectors.joining(", "));
  }

  private RunRecord find() throws IOException {
    RunStore store = runs.get();
    if (!id.equals(LAST)) {
      return store.load(id);
    }
    List<RunRecord> all = store.list();
    if (all.isEmpty()) {
      throw new StudioIOException("cli.export-run.none");
    }
    return all.getFirst();
  }
}
