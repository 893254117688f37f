package org.digitstudio.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.application.text.Messages;
import org.digitstudio.application.training.TrainingDataSources;
import org.digitstudio.application.training.TrainingListener;
import org.digitstudio.application.training.TrainingRequest;
import org.digitstudio.application.training.TrainingRun;
import org.digitstudio.application.training.TrainingService;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.port.ModelStore;
import org.digitstudio.domain.port.RunStore;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.TrainingEvent;
import org.digitstudio.domain.training.TrainingPlan;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** {@code train}: trains a network and keeps the run, with the same service as the window. */
@Command(
    name = "train",
    description = "${bundle:cli.train}",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class TrainCommand implements Callable<Integer> {
  private static final Duration MAX_SHUTDOWN = Duration.ofSeconds(20);

  /** The options that go with a resumed run, whose plan is settled. */
  private static final Set<String> WITH_RESUME = Set.of("--resume", "--out", "--json");

  /**
   * The services behind the command; made when it runs, so that help costs nothing.
   *
   * @param sources find the training data that the options name
   * @param plans reads the file of a training plan
   * @param terminal whether standard output is a terminal, where a progress bar can move
   */
  public record Tools(
      TrainingService service,
      RunStore runs,
      ModelStore models,
      TrainingDataSources sources,
      PlanReader plans,
      boolean terminal) {}

  /** Reads training plans from {@code plan.json} files. */
  @FunctionalInterface
  public interface PlanReader {
    TrainingPlan read(Path file) throws IOException;
  }

  private final Supplier<Tools> tools;

  @Mixin private final Console console = new Console();

  @Mixin private final TrainOptions options = new TrainOptions();

  @Option(names = "--out", paramLabel = "FILE", descriptionKey = "cli.train.out")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--resume", paramLabel = "RUN", descriptionKey = "cli.train.resume")
  private Optional<String> resume = Optional.empty();

  @Option(names = "--json", descriptionKey = "cli.train.json")
  private boolean json;

  /** The latest event of the run; written on the run's thread. */
  private volatile Optional<TrainingEvent> last = Optional.empty();

  public TrainCommand(Supplier<Tools> tools) {
    this.tools = tools;
  }

  @Override
  public Integer call() {
    return console.perform(
        () -> {
          checkUsage();
          return train(tools.get());
        });
  }

  private void checkUsage() {
    if (resume.isPresent() && !WITH_RESUME.containsAll(given())) {
      throw new StudioException("cli.train.resume-alone");
    }
    options.check();
  }

  private List<String> given() {
    return console.line().getParseResult().matchedOptions().stream()
        .map(OptionSpec::longestName)
        .toList();
  }

  private int train(Tools with) throws IOException, InterruptedException {
    if (out.isPresent()) {
      with.models().check(out.get());
    }
    TrainOutput output = output(with);
    TrainingRun run =
        launch(
            with,
            event -> {
              output.on(event);
              last = Optional.of(event);
            });
    Thread shutdown = new Thread(() -> shutDown(run), "shutdown");
    Runtime.getRuntime().addShutdownHook(shutdown);
    run.await();
    try {
      Runtime.getRuntime().removeShutdownHook(shutdown);
    } catch (IllegalStateException e) {
      // Ctrl-C has ended the program, and the hook is already reporting it.
      return CommandLine.ExitCode.SOFTWARE;
    }
    return switch (last.orElseThrow()) {
      case TrainingEvent.Finished(RunRecord _, Model model) -> {
        if (out.isPresent()) {
          with.models().save(model, out.get());
          output.written(out.get());
        }
        yield CommandLine.ExitCode.OK;
      }
      case TrainingEvent.Failed(RunRecord failed, Throwable cause) -> {
        String sentence = FailureText.of(cause);
        boolean resumable = failed.status().resumable() && !failed.curve().isEmpty();
        console.error(resumable ? sentence + " " + howToResume(failed.id()) : sentence);
        yield CommandLine.ExitCode.SOFTWARE;
      }
      default -> CommandLine.ExitCode.SOFTWARE;
    };
  }

  private TrainingRun launch(Tools with, TrainingListener listener) throws IOException {
    if (resume.isPresent()) {
      RunRecord old = find(with.runs(), resume.get());
      return with.service().resume(old, with.sources().of(old.data().source()), true, listener);
    }
    TrainingRequest request = options.request(with.plans(), with.models(), with.sources());
    return with.service().start(request, listener);
  }

  private static RunRecord find(RunStore runs, String id) throws IOException {
    if (!id.equals("last")) {
      return runs.load(id);
    }
    List<RunRecord> resumable =
        runs.list().stream().filter(run -> run.status().resumable()).toList();
    if (resumable.isEmpty()) {
      throw new StudioIOException("cli.train.nothing-to-resume");
    }
    return resumable.getFirst();
  }

  /** Ends the run at once after Ctrl-C or a plain kill, so that it can be resumed. */
  private void shutDown(TrainingRun run) {
    if (run.isEnded()) {
      return;
    }
    run.abandon();
    try {
      run.await(MAX_SHUTDOWN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    int done = last.map(TrainCommand::completedEpochs).orElse(0);
    console.error(
        System.lineSeparator()
            + Messages.text("cli.train.stopped", done)
            + " "
            + howToResume(run.id()));
  }

  private static int completedEpochs(TrainingEvent event) {
    return event instanceof TrainingEvent.Stopped(RunRecord run, var _) ? run.curve().size() : 0;
  }

  private static String howToResume(String id) {
    return Messages.text("cli.train.how-to-resume", id);
  }

  private TrainOutput output(Tools with) {
    return json ? new TrainJson(console.out()) : new TrainText(console.out(), with.terminal());
  }
}
