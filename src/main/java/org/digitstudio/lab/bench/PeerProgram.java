package org.digitstudio.lab.bench;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.digitstudio.domain.training.TrainingPlan;

/**
 * A program that trains the article's network in a process of its own and says how long it took.
 */
public final class PeerProgram {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Lines of its output that an error message quotes. */
  private static final int QUOTED = 3;

  private final String name;
  private final List<String> command;

  public PeerProgram(String name, List<String> command) {
    this.name = name;
    this.command = command;
  }

  /** The command line that starts this program as one of the peers. */
  static List<String> ownCommand(BenchTools tools, TrainingPlan plan, int epochs, long seed)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("bench"));
    arguments.addAll(List.of("--as-peer", Integer.toString(epochs)));
    arguments.addAll(List.of("--recipe", plan.recipe()));
    arguments.addAll(List.of("--threads", Integer.toString(plan.threads())));
    arguments.addAll(List.of("--seed", Long.toString(seed)));
    return tools.self().command(arguments);
  }

  /**
   * What one run said: figures of the last epoch, which is the warmest.
   *
   * @param accuracy on the test set after the last epoch
   */
  public record Result(
      double trainSeconds,
      double evaluateSeconds,
      double accuracy,
      double medianMilliseconds,
      double slowestMilliseconds,
      Optional<Double> peakMegabytes) {}

  /**
   * Runs it to its end.
   *
   * @throws IOException with one sentence where it failed or said nothing to go by
   */
  public Result run() throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Peak peak = new Peak(process);
    Thread watch = Thread.ofPlatform().daemon().name("memory").start(peak::watch);
    Deque<String> last = new ArrayDeque<>();
    Optional<JsonNode> epoch = Optional.empty();
    Optional<JsonNode> prediction = Optional.empty();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        Optional<JsonNode> said = figures(line);
        if (said.isPresent() && said.get().has("train_s")) {
          epoch = said;
        } else if (said.isPresent() && said.get().has("predict_p50_ms")) {
          prediction = said;
        } else {
          last.addLast(line);
          if (last.size() > QUOTED) {
            last.removeFirst();
          }
        }
      }
      int code = process.waitFor();
      watch.join();
      if (code != 0 || epoch.isEmpty() || prediction.isEmpty()) {
        throw new IOException(
            "%s ended with exit code %d and said: %s"
                .formatted(name, code, String.join(" / ", last)));
      }
    } finally {
      process.destroy();
    }
    return new Result(
        epoch.get().path("train_s").asDouble(),
        epoch.get().path("evaluate_s").asDouble(),
        epoch.get().path("accuracy").asDouble(),
        prediction.get().path("predict_p50_ms").asDouble(),
        prediction.get().path("predict_p99_ms").asDouble(),
        peak.megabytes);
  }

  private static Optional<JsonNode> figures(String line) {
    int from = line.indexOf('{');
    if (from < 0) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(MAPPER.readTree(line.substring(from)));
    } catch (JacksonException e) {
      return Optional.empty(); // It only looked like one.
    }
  }

  /** Looks at the process's memory until it ends: its peak never falls, so the last look counts. */
  private static final class Peak {
    private static final int MILLISECONDS = 100;

    private final Process process;
    private volatile Optional<Double> megabytes = Optional.empty();

    Peak(Process process) {
      this.process = process;
    }

    void watch() {
      try {
        do {
          ProcessMemory.peak(process.pid()).ifPresent(now -> megabytes = Optional.of(now));
        } while (!process.waitFor(MILLISECONDS, TimeUnit.MILLISECONDS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
