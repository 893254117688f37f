package org.digitstudio.cli;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.digitstudio.domain.FileKind;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The command line as a whole: its commands, its help and how it fails. */
@Command(
    name = "digit-studio",
    description = {
      "Reads handwritten digits; without a command it opens the window.",
      "",
      "Each command has its own --help. Exit codes: 0 done, 1 the work failed, 2 wrong usage."
    },
    synopsisSubcommandLabel = "[COMMAND]",
    commandListHeading = "%nCommands:%n",
    mixinStandardHelpOptions = true,
    versionProvider = MainCommand.Version.class)
public final class MainCommand implements Runnable {
  private final CommandSpec spec;

  private MainCommand() {
    spec = CommandSpec.forAnnotatedObject(this);
  }

  /**
   * Puts the command line together; {@code execute} then gives the program's exit code.
   *
   * @param commands annotated objects, each of which becomes a command
   */
  public static CommandLine of(List<?> commands) {
    CommandLine line = new CommandLine(new MainCommand().spec);
    commands.forEach(line::addSubcommand);
    line.getSubcommands()
        .values()
        .forEach(command -> command.getCommandSpec().versionProvider(new Version()));
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(MainCommand::wrongUsage)
        .setExecutionExceptionHandler((problem, at, _) -> failed(problem, at));
  }

  /**
   * Whether the program was called as a command and not to open its window: alone, or with files of
   * its own as a file manager names them.
   */
  public static boolean isCommand(String[] arguments) {
    return !Arrays.stream(arguments).allMatch(argument -> isOpenable(new File(argument)));
  }

  private static boolean isOpenable(File file) {
    return file.isFile() && FileKind.of(file.toPath()).isPresent();
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static int wrongUsage(ParameterException problem, String[] arguments) {
    CommandLine at = problem.getCommandLine();
    at.getErr().println(sentence(Optional.ofNullable(problem.getMessage()).orElse("Wrong usage")));
    at.getErr().flush();
    return CommandLine.ExitCode.USAGE;
  }

  /** What no command expected: the user gets a sentence, the log the trace. */
  private static int failed(Exception problem, CommandLine at) {
    LoggerFactory.getLogger(MainCommand.class).error("{} failed", at.getCommandName(), problem);
    at.getErr()
        .println(
            "This went wrong inside the program: %s".formatted(sentence(String.valueOf(problem))));
    at.getErr().flush();
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static String sentence(String text) {
    String line = text.strip().replaceAll("\\s*\\R\\s*", " ");
    return line.matches(".*[.!?]") ? line : line + ".";
  }

  /** The program's version and what it runs on. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version =
          Optional.ofNullable(MainCommand.class.getPackage().getImplementationVersion())
              .orElse("(unpacked)");
      return new String[] {
        "Digit Studio " + version,
        "Java %s, %s %s"
            .formatted(
                Runtime.version(), System.getProperty("os.name"), System.getProperty("os.arch"))
      };
    }
  }
}
