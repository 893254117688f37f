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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.training.TrainingPlan;

/** A program that trains the article's network in a process of its own and prints its times. */
public final class PeerProgram {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Last lines of its output that an error message quotes. */
  private static final int QUOTED_LINES = 3;

  private final String name;
  private final Map<String, String> environment;
  private final List<String> command;

  public PeerProgram(String name, List<String> command) {
    this(name, Map.of(), command);
  }

  /**
   * @param environment variables that are set besides this program's own
   */
  PeerProgram(String name, Map<String, String> environment, List<String> command) {
    this.name = name;
    this.environment = environment;
    this.command = command;
  }

  /** Returns the command line that runs this program like a peer. */
  static List<String> ownCommand(BenchTools tools, TrainingPlan plan, int epochs, long seed)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("bench"));
    arguments.addAll(List.of("--as-peer", Integer.toString(epochs)));
    arguments.addAll(List.of("--recipe", plan.recipe()));
    arguments.addAll(List.of("--threads", Integer.toString(plan.threads())));
    arguments.addAll(List.of("--seed", Long.toString(seed)));
    return tools.program().command(arguments);
  }

  /**
   * The figures of a run, of its last epoch; those of training are empty for a library that only
   * predicts.
   *
   * @param accuracy on the test set after the last epoch
   */
  public record Result(
      Optional<Double> trainSeconds,
      Optional<Double> evaluateSeconds,
      Optional<Double> accuracy,
      double medianMilliseconds,
      double slowestMilliseconds,
      Optional<Double> peakMegabytes) {}

  /**
   * Runs the program to its end.
   *
   * @throws StudioIOException if it fails or prints no figures
   */
  public Result run() throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    MemoryWatch memory = new MemoryWatch(process);
    Thread watch = Thread.ofPlatform().daemon().name("memory").start(memory::run);
    Deque<String> last = new ArrayDeque<>();
    Optional<JsonNode> epoch = Optional.empty();
    Optional<JsonNode> prediction = Optional.empty();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        Optional<JsonNode> printed = figures(line);
        if (printed.isPresent() && printed.get().has("train_s")) {
          epoch = printed;
        } else if (printed.isPresent() && printed.get().has("predict_p50_ms")) {
          prediction = printed;
        } else {
          last.addLast(line);
          if (last.size() > QUOTED_LINES) {
            last.removeFirst();
          }
        }
      }
      int code = process.waitFor();
      watch.join();
      if (code != 0 || prediction.isEmpty()) {
        throw new StudioIOException("lab.bench.peer-failed", name, code, String.join(" / ", last));
      }
    } finally {
      process.destroy();
    }
    return new Result(
        epoch.map(line -> line.path("train_s").asDouble()),
        epoch.map(line -> line.path("evaluate_s").asDouble()),
        epoch.map(line -> line.path("accuracy").asDouble()),
        prediction.get().path("predict_p50_ms").asDouble(),
        prediction.get().path("predict_p99_ms").asDouble(),
        memory.peakMegabytes);
  }

  private static Optional<JsonNode> figures(String line) {
    int from = line.indexOf('{');
    if (from < 0) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(MAPPER.readTree(line.substring(from)));
    } catch (JacksonException e) {
      return Optional.empty(); // Text that only looks like JSON.
    }
  }

  /** Samples the peak memory of a process until it ends. */
  private static final class MemoryWatch {
    private static final int INTERVAL_MILLIS = 100;

    private final Process process;
    private volatile Optional<Double> peakMegabytes = Optional.empty();

    MemoryWatch(Process process) {
      this.process = process;
    }

    void run() {
      try {
        do {
          ProcessMemory.peak(process.pid()).ifPresent(now -> peakMegabytes = Optional.of(now));
        } while (!process.waitFor(INTERVAL_MILLIS, TimeUnit.MILLISECONDS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
