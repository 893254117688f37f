package org.digitstudio.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.DoubleConsumer;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.StudioException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The output of a command: lines on standard output, errors on standard error, exit codes. */
@Command
public final class Console {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /** A command's work. */
  @FunctionalInterface
  public interface Work {
    /**
     * Runs the command.
     *
     * @return the exit code
     * @throws IOException if the work failed: exit code 1
     * @throws StudioException if the request cannot be met: exit code 2
     */
    int run() throws IOException, InterruptedException;
  }

  /**
   * Runs the work; a failure becomes one sentence on standard error.
   *
   * @return the work's exit code, or 1 if it failed
   * @throws ParameterException if the request cannot be met
   */
  public int perform(Work work) {
    try {
      return work.run();
    } catch (StudioException | IllegalArgumentException e) {
      throw new ParameterException(line(), FailureText.of(e), e);
    } catch (IOException | UncheckedIOException | OutOfMemoryError | LinkageError e) {
      error(FailureText.of(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      error(Messages.text("cli.interrupted"));
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  public CommandLine line() {
    return Objects.requireNonNull(command).commandLine();
  }

  public PrintWriter out() {
    return line().getOut();
  }

  /** Prints a line of the result. */
  public void print(Object line) {
    out().println(line);
    out().flush();
  }

  /** Prints a line on standard error. */
  public void error(String sentence) {
    line().getErr().println(sentence);
    line().getErr().flush();
  }

  /**
   * Reports progress on standard error.
   *
   * @param key of a message that takes a percentage
   * @return takes the share done, 0..1
   */
  DoubleConsumer progress(String key) {
    return done -> error(Messages.text(key, Formats.percent(done, 0)));
  }
}
