package org.digitstudio.cli.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitstudio.domain.TrainingPlan;

/** This program and the peers, in turn: each a process of its own, same work, several rounds. */
final class PeerRace {
  private static final String FUSED = "fused";

  private final BenchTools tools;
  private final BenchOutput output;
  private final TrainingPlan plan;
  private final Map<String, Map<String, Figures>> figures = new LinkedHashMap<>();

  PeerRace(BenchTools tools, BenchOutput output, TrainingPlan plan) {
    this.tools = tools;
    this.output = output;
    this.plan = plan;
  }

  /**
   * @param names of the peers to run
   * @param epochs of each; the last one counts, as the warmest
   * @return whether any peer ran
   */
  boolean run(Peers peers, List<String> names, int rounds, int epochs)
      throws IOException, InterruptedException {
    output.heading(
        "Beside the peers: %d rounds in turn, each a process of its own, epoch %d counts"
            .formatted(rounds, epochs));
    List<String> running = new ArrayList<>();
    for (String name : names) {
      if (peers.has(name)) {
        running.add(name);
      } else {
        output.value("skipped", name, Optional.empty(), "not found in the peers' folder");
      }
    }
    for (int round = 0; round < rounds; round++) {
      List<String> command = PeerCommand.self(tools, plan, epochs, plan.seed());
      add(FUSED, new PeerProgram(FUSED, command).run());
      for (String name : List.copyOf(running)) {
        try {
          add(name, peers.program(name, epochs).run());
        } catch (IOException e) {
          running.remove(name);
          output.value("skipped", name, Optional.empty(), String.valueOf(e.getMessage()));
        }
      }
    }
    print();
    return !running.isEmpty();
  }

  private void add(String who, PeerProgram.Result result) {
    add("train_s", who, result.trainSeconds());
    add("evaluate_s", who, result.evaluateSeconds());
    add("predict_p50_ms", who, result.medianMilliseconds());
    add("predict_p99_ms", who, result.slowestMilliseconds());
    result.peakMegabytes().ifPresent(peak -> add("peak_mb", who, peak));
  }

  private void add(String figure, String who, double value) {
    figures
        .computeIfAbsent(figure, key -> new LinkedHashMap<>())
        .computeIfAbsent(who, key -> new Figures())
        .add(value);
  }

  private void print() {
    figures.forEach(
        (figure, all) -> {
          all.forEach((who, values) -> output.figures(figure, who, values));
          double own = all.get(FUSED).median();
          all.forEach(
              (who, values) -> {
                if (!who.equals(FUSED)) {
                  output.ratio(figure, who, FUSED, values.median() / own);
                }
              });
        });
  }
}
