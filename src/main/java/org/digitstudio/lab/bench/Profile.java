package org.digitstudio.lab.bench;

import java.util.List;
import org.digitstudio.application.text.Formats;
import org.digitstudio.domain.port.NetworkTrainer.KernelTime;
import org.digitstudio.domain.training.TrainingPlan;

/** Measures the time of an epoch by operation. */
public final class Profile {
  private final BenchTools tools;
  private final BenchOutput output;
  private final TrainingPlan plan;

  public Profile(BenchTools tools, BenchOutput output, TrainingPlan plan) {
    this.tools = tools;
    this.output = output;
    this.plan = plan;
  }

  public void run(int rounds) {
    output.heading("lab.bench.profile", rounds);
    TrainingPlan longer = plan.withEpochs(rounds + 1);
    try (BenchmarkRun run = tools.run(longer)) {
      run.epoch();
      List<KernelTime> before = run.profile();
      double total = 0;
      for (int i = 0; i < rounds; i++) {
        total += run.epoch();
      }
      List<KernelTime> after = run.profile();
      for (int i = 0; i < after.size(); i++) {
        double seconds = (after.get(i).seconds() - before.get(i).seconds()) / rounds;
        output.share(after.get(i).name(), seconds, seconds * rounds / total);
      }
      output.note("lab.bench.profile.total", Formats.decimal(total / rounds, 3));
    }
  }
}
