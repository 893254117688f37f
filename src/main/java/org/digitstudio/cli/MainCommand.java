package org.digitstudio.cli;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.FileKind;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The command line: its commands, its help and its failures. */
@Command(
    name = "digit-studio",
    description = {"${bundle:cli.main}", "", "${bundle:cli.main.more}"},
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
   * Builds the command line; its {@code execute} returns the program's exit code.
   *
   * @param commands annotated objects, each of which becomes a command
   */
  public static CommandLine of(List<?> commands) {
    CommandLine line = new CommandLine(new MainCommand().spec);
    commands.forEach(line::addSubcommand);
    line.getSubcommands()
        .values()
        .forEach(command -> command.getCommandSpec().versionProvider(new Version()));
    return configured(line);
  }

  /** Gives a command and its subcommands their texts and the way they report failures. */
  static CommandLine configured(CommandLine line) {
    line.setResourceBundle(Messages.bundle());
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(MainCommand::wrongUsage)
        .setExecutionExceptionHandler((problem, at, _) -> failed(problem, at));
  }

  /**
   * Tells a command from a start of the window, which has no arguments or only files that the
   * window opens, as a file manager passes them.
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
    at.getErr().println(sentence(String.valueOf(problem.getMessage())));
    at.getErr().flush();
    return CommandLine.ExitCode.USAGE;
  }

  /** Reports an unforeseen failure: a sentence for the user, the stack trace for the log. */
  private static int failed(Exception problem, CommandLine at) {
    LoggerFactory.getLogger(MainCommand.class).error("{} failed", at.getCommandName(), problem);
    at.getErr().println(FailureText.of(problem));
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
