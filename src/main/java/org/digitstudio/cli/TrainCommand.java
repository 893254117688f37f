package org.digitstudio.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.application.training.TrainingDataSources;
import org.digitstudio.application.training.TrainingListener;
import org.digitstudio.application.training.TrainingRequest;
import org.digitstudio.application.training.TrainingRun;
import org.digitstudio.application.training.TrainingService;
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

/** {@code train}: trains a network and keeps the run; the same service as in the window. */
@Command(
    name = "train",
    description = "Train a network on MNIST and keep the run.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class TrainCommand implements Callable<Integer> {
  private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(20);

  /** All that a run that goes on can be told; its plan is what it is. */
  private static final Set<String> WITH_RESUME = Set.of("--resume", "--out", "--json");

  /**
   * What training needs; made when the command runs, so that help costs nothing.
   *
   * @param sources of training pictures
   * @param plans reads a plan's file
   * @param terminal whether a person watches
   */
  public record Tools(
      TrainingService service,
      RunStore runs,
      ModelStore models,
      TrainingDataSources sources,
      PlanReader plans,
      boolean terminal) {}

  /** Reads {@code plan.json}. */
  @FunctionalInterface
  public interface PlanReader {
    TrainingPlan read(Path file) throws IOException;
  }

  private final Supplier<Tools> tools;

  @Mixin private final Console console = new Console();

  @Mixin private final TrainOptions options = new TrainOptions();

  @Option(names = "--out", paramLabel = "FILE", description = "Write the model there as well.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--resume",
      paramLabel = "RUN",
      description = "Go on with a run that was stopped or killed; \"last\" is the newest.")
  private Optional<String> resume = Optional.empty();

  @Option(names = "--json", description = "Print a line of JSON an epoch, then one for the run.")
  private boolean json;

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
      throw new IllegalArgumentException(
          "--resume goes on with the run's own plan; of the other options it takes --out and"
              + " --json.");
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
    AtomicReference<Optional<TrainingEvent>> last = new AtomicReference<>(Optional.empty());
    TrainOutput output = output(with);
    TrainingRun run =
        launch(
            with,
            event -> {
              output.on(event);
              last.set(Optional.of(event));
            });
    Thread goodbye = new Thread(() -> sayGoodbye(run, last), "goodbye");
    Runtime.getRuntime().addShutdownHook(goodbye);
    run.await();
    try {
      Runtime.getRuntime().removeShutdownHook(goodbye);
    } catch (IllegalStateException e) {
      return CommandLine.ExitCode
          .SOFTWARE; // The program is ending by Ctrl-C; the goodbye is being said.
    }
    return switch (last.get().orElseThrow()) {
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
        console.complain(resumable ? sentence + " " + howToGoOn(failed.id()) : sentence);
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
      throw new IOException("There is no run to go on with.");
    }
    return resumable.getFirst();
  }

  /** Ctrl-C and a plain kill come here: the run ends at once and can go on. */
  private void sayGoodbye(TrainingRun run, AtomicReference<Optional<TrainingEvent>> last) {
    if (run.isEnded()) {
      return;
    }
    run.abandon();
    try {
      run.await(LONGEST_GOODBYE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    int done =
        last.get().orElse(null) instanceof TrainingEvent.Stopped(RunRecord stopped, var _)
            ? stopped.curve().size()
            : 0;
    console.complain("%nStopped after %d whole epochs. %s".formatted(done, howToGoOn(run.id())));
  }

  private static String howToGoOn(String id) {
    return "Go on with: train --resume " + id;
  }

  private TrainOutput output(Tools with) {
    return json ? new TrainJson(console.out()) : new TrainText(console.out(), with.terminal());
  }
}
