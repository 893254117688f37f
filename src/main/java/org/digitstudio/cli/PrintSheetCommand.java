package org.digitstudio.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.digitstudio.application.collect.PrintedSheet;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.port.FileWriter;
import org.digitstudio.paper.sheet.SheetLayout;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code print-sheet}: writes the sheet that a class collects digits on. */
@Command(
    name = "print-sheet",
    description = "${bundle:cli.print-sheet}",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class PrintSheetCommand implements Callable<Integer> {
  private final FileWriter writer;

  @Mixin private final Console console = new Console();

  @Option(names = "--paper", paramLabel = "SIZE", descriptionKey = "cli.print-sheet.paper")
  private SheetLayout.Format paper = SheetLayout.Format.A4;

  @Option(names = "--boxes", paramLabel = "N", descriptionKey = "cli.print-sheet.boxes")
  private int boxes = SheetLayout.Grid.MIDDLE_BOXES.boxes();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      descriptionKey = "cli.print-sheet.out")
  private Path out = Path.of("sheet.pdf");

  public PrintSheetCommand(FileWriter writer) {
    this.writer = writer;
  }

  @Override
  public Integer call() {
    return console.perform(
        () -> {
          SheetLayout layout = new SheetLayout(paper, SheetLayout.Grid.ofBoxes(boxes));
          boolean png = out.toString().toLowerCase(Locale.ROOT).endsWith(".png");
          writer.write(out, png ? PrintedSheet.png(layout) : PrintedSheet.pdf(layout));
          console.print(Messages.text("cli.print-sheet.done", out, boxes));
          return CommandLine.ExitCode.OK;
        });
  }
}
