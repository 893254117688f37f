package org.digitstudio.lab.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.digitstudio.domain.training.TrainingPlan;

/** How good a recipe's networks are, over several seeds, and how long one takes. */
public final class Quality {
  private final BenchTools tools;
  private final BenchOutput output;
  private final TrainingPlan plan;

  public Quality(BenchTools tools, BenchOutput output, TrainingPlan plan) {
    this.tools = tools;
    this.output = output;
    this.plan = plan;
  }

  /** Trains with seeds from 1 and looks at the test set once, after the last epoch. */
  public void fused(int seeds) {
    output.heading(
        "Test accuracy, %%, of \"%s\": %d epochs, %d seeds"
            .formatted(plan.recipe(), plan.optimization().epochs(), seeds));
    Figures accuracy = new Figures();
    Figures seconds = new Figures();
    for (int seed = 1; seed <= seeds; seed++) {
      TrainingPlan own = plan.withSeed(seed);
      try (BenchmarkRun bout = tools.bout(own)) {
        double took = 0;
        for (int epoch = 0; epoch < own.optimization().epochs(); epoch++) {
          took += bout.epoch();
        }
        seconds.add(took);
        accuracy.add(100 * bout.evaluate().accuracy());
      }
    }
    print("fused", accuracy);
    output.figures("wall_s", "fused", seconds);
  }

  /** The same of peers, each run with its own chances. */
  public void peers(Peers peers, List<String> names, int runs)
      throws IOException, InterruptedException {
    for (String name : names) {
      if (!peers.has(name)) {
        output.skipped(name, Peers.NOT_FOUND);
        continue;
      }
      Figures accuracy = new Figures();
      try {
        for (int run = 0; run < runs; run++) {
          accuracy.add(100 * peers.program(name, plan.optimization().epochs()).run().accuracy());
        }
        print(name, accuracy);
      } catch (IOException e) {
        output.skipped(name, String.valueOf(e.getMessage()));
      }
    }
  }

  private void print(String who, Figures accuracy) {
    output.figures("accuracy", who, accuracy);
    output.note(
        String.format(
            Locale.ROOT,
            "%s: mean %.3f %%, standard deviation %.3f, n = %d",
            who,
            accuracy.mean(),
            accuracy.deviation(),
            accuracy.count()));
  }
}
