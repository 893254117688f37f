package org.digitstudio.lab.bench;

import java.util.List;
import java.util.Locale;
import org.digitstudio.domain.port.NetworkTrainer.KernelTime;
import org.digitstudio.domain.training.TrainingPlan;

/** Where the time of an epoch goes, loop by loop. */
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
    output.heading(
        "Where the time of an epoch goes, s: mean of %d epochs after one to warm up"
            .formatted(rounds));
    TrainingPlan own = plan.withEpochs(rounds + 1);
    try (BenchmarkRun bout = tools.bout(own)) {
      bout.epoch();
      List<KernelTime> before = bout.trained().profile();
      double whole = 0;
      for (int i = 0; i < rounds; i++) {
        whole += bout.epoch();
      }
      List<KernelTime> after = bout.trained().profile();
      for (int i = 0; i < after.size(); i++) {
        double seconds = (after.get(i).seconds() - before.get(i).seconds()) / rounds;
        output.share(after.get(i).name(), seconds, seconds * rounds / whole);
      }
      output.note(String.format(Locale.ROOT, "The epoch as a whole: %.3f s", whole / rounds));
    }
  }
}
