package org.digitstudio.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.function.DoubleConsumer;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.domain.StudioException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a command prints and complains, and how what goes wrong becomes its exit code. */
@Command
public final class Console {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /** A command's work. */
  @FunctionalInterface
  public interface Work {
    /**
     * @return the exit code
     * @throws IOException with one sentence for the user: the work failed
     * @throws IllegalArgumentException with one sentence for the user: what was asked for is wrong
     */
    int run() throws IOException, InterruptedException;
  }

  /** Does the work; a sentence about what failed goes to the error stream. */
  public int perform(Work work) {
    try {
      return work.run();
    } catch (StudioException e) {
      throw new ParameterException(line(), FailureText.of(e), e);
    } catch (IOException | UncheckedIOException | OutOfMemoryError e) {
      complain(FailureText.of(e));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(line(), String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      complain("The command was interrupted.");
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  public CommandLine line() {
    return Objects.requireNonNull(command).commandLine();
  }

  public PrintWriter out() {
    return line().getOut();
  }

  /** Prints a line of what was asked for. */
  public void print(Object line) {
    out().println(line);
    out().flush();
  }

  /** Prints a line on the error stream. */
  public void complain(@Nullable String sentence) {
    line().getErr().println(sentence);
    line().getErr().flush();
  }

  /** Says on the error stream how far something is, 0..1. */
  DoubleConsumer progress(String what) {
    return done -> complain(String.format(Locale.ROOT, "%s: %3.0f %%", what, 100 * done));
  }
}
