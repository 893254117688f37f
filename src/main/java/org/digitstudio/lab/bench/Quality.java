package org.digitstudio.lab.bench;

import java.io.IOException;
import java.util.List;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.training.TrainingPlan;

/** Measures test accuracy and training time of a recipe over several seeds. */
public final class Quality {
  private final BenchTools tools;
  private final BenchOutput output;
  private final TrainingPlan plan;

  public Quality(BenchTools tools, BenchOutput output, TrainingPlan plan) {
    this.tools = tools;
    this.output = output;
    this.plan = plan;
  }

  /** Trains with seeds 1, 2... and evaluates on the test set once, after the last epoch. */
  public void fused(int seeds) {
    output.heading("lab.bench.quality", plan.recipe(), plan.optimization().epochs(), seeds);
    Figures accuracy = new Figures();
    Figures seconds = new Figures();
    for (int seed = 1; seed <= seeds; seed++) {
      TrainingPlan seeded = plan.withSeed(seed);
      try (BenchmarkRun run = tools.run(seeded)) {
        double trainSeconds = 0;
        for (int epoch = 0; epoch < seeded.optimization().epochs(); epoch++) {
          trainSeconds += run.epoch();
        }
        seconds.add(trainSeconds);
        accuracy.add(100 * run.evaluate().accuracy());
      }
    }
    print("fused", accuracy);
    output.figures("wall_s", "fused", seconds);
  }

  /** Measures the test accuracy of peers over several runs, each with other random numbers. */
  public void peers(Peers peers, List<String> names, int runs)
      throws IOException, InterruptedException {
    for (String name : names) {
      if (!peers.has(name)) {
        output.skipped(name, Messages.text("lab.bench.peer-not-found"));
        continue;
      }
      Figures accuracy = new Figures();
      try {
        for (int run = 0; run < runs; run++) {
          peers
              .program(name, plan.optimization().epochs())
              .run()
              .accuracy()
              .ifPresent(share -> accuracy.add(100 * share));
        }
        if (accuracy.count() > 0) {
          print(name, accuracy);
        }
      } catch (IOException e) {
        output.skipped(name, FailureText.of(e));
      }
    }
  }

  private void print(String subject, Figures accuracy) {
    output.figures("accuracy", subject, accuracy);
    output.note(
        "lab.bench.quality.note",
        subject,
        Formats.decimal(accuracy.mean(), 3),
        Formats.decimal(accuracy.deviation(), 3),
        accuracy.count());
  }
}
