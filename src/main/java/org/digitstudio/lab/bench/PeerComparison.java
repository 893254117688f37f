package org.digitstudio.lab.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.training.TrainingPlan;

/** Compares this program with the peers: several rounds of the same work, each in a new process. */
public final class PeerComparison {
  private static final String FUSED = "fused";

  private final BenchTools tools;
  private final BenchOutput output;
  private final TrainingPlan plan;
  private final FigureTable figures = new FigureTable(FUSED);

  public PeerComparison(BenchTools tools, BenchOutput output, TrainingPlan plan) {
    this.tools = tools;
    this.output = output;
    this.plan = plan;
  }

  /**
   * Runs the programs in turn and prints their figures.
   *
   * @param names of the peers to run
   * @param epochs of each program; the last one counts
   * @return whether any peer ran in all rounds
   */
  public boolean run(Peers peers, List<String> names, int rounds, int epochs)
      throws IOException, InterruptedException {
    output.heading("lab.bench.peers", rounds, epochs);
    List<String> running = new ArrayList<>();
    for (String name : names) {
      if (peers.has(name)) {
        running.add(name);
      } else {
        output.skipped(name, Messages.text("lab.bench.peer-not-found"));
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
          output.skipped(name, FailureText.of(e));
        }
      }
    }
    figures.print(output);
    return !running.isEmpty();
  }

  private void add(String subject, PeerProgram.Result result) {
    result.trainSeconds().ifPresent(seconds -> figures.add("train_s", subject, seconds));
    result.evaluateSeconds().ifPresent(seconds -> figures.add("evaluate_s", subject, seconds));
    figures.add("predict_p50_ms", subject, result.medianMilliseconds());
    figures.add("predict_p99_ms", subject, result.slowestMilliseconds());
    result.peakMegabytes().ifPresent(peak -> figures.add("peak_mb", subject, peak));
  }
}
