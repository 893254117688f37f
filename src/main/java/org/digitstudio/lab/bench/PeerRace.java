package org.digitstudio.lab.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.digitstudio.domain.training.TrainingPlan;

/** This program and the peers, in turn: each a process of its own, same work, several rounds. */
public final class PeerRace {
  private static final String FUSED = "fused";

  private final BenchTools tools;
  private final BenchOutput output;
  private final TrainingPlan plan;
  private final FigureTable figures = new FigureTable(FUSED);

  public PeerRace(BenchTools tools, BenchOutput output, TrainingPlan plan) {
    this.tools = tools;
    this.output = output;
    this.plan = plan;
  }

  /**
   * @param names of the peers to run
   * @param epochs of each; the last one counts, as the warmest
   * @return whether any peer ran
   */
  public boolean run(Peers peers, List<String> names, int rounds, int epochs)
      throws IOException, InterruptedException {
    output.heading(
        "Beside the peers: %d rounds in turn, each a process of its own, epoch %d counts"
            .formatted(rounds, epochs));
    List<String> running = new ArrayList<>();
    for (String name : names) {
      if (peers.has(name)) {
        running.add(name);
      } else {
        output.skipped(name, Peers.NOT_FOUND);
      }
    }
    for (int round = 0; round < rounds; round++) {
      List<String> command = PeerProgram.ownCommand(tools, plan, epochs, plan.seed());
      add(FUSED, new PeerProgram(FUSED, command).run());
      for (String name : List.copyOf(running)) {
        try {
          add(name, peers.program(name, epochs).run());
        } catch (IOException e) {
          running.remove(name);
          output.skipped(name, String.valueOf(e.getMessage()));
        }
      }
    }
    figures.print(output);
    return !running.isEmpty();
  }

  private void add(String who, PeerProgram.Result result) {
    figures.add("train_s", who, result.trainSeconds());
    figures.add("evaluate_s", who, result.evaluateSeconds());
    figures.add("predict_p50_ms", who, result.medianMilliseconds());
    figures.add("predict_p99_ms", who, result.slowestMilliseconds());
    result.peakMegabytes().ifPresent(peak -> figures.add("peak_mb", who, peak));
  }
}
