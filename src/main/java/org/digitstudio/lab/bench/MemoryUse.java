package org.digitstudio.lab.bench;

import java.io.IOException;
import java.util.Optional;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.training.TrainingPlan;

/** Measures the memory of a training run, and whether it grows with the epochs. */
public final class MemoryUse {
  private static final int EPOCHS = 100;

  /** Epoch after which all loops are compiled and all buffers are allocated. */
  private static final int STEADY = 20;

  private static final int IMAGES = 4_000;

  private final BenchTools tools;
  private final BenchOutput output;
  private final TrainingPlan plan;

  public MemoryUse(BenchTools tools, BenchOutput output, TrainingPlan plan) {
    this.tools = tools;
    this.output = output;
    this.plan = plan;
  }

  public void run() throws IOException, InterruptedException {
    output.heading("lab.bench.memory");
    PeerProgram.Result separate =
        new PeerProgram("fused", PeerProgram.ownCommand(tools, plan, 2, plan.seed())).run();
    output.value("peak_mb", "fused", separate.peakMegabytes(), unknown());
    measureGrowth();
  }

  private static String unknown() {
    return Messages.text("lab.bench.memory.unknown");
  }

  private void measureGrowth() {
    DigitDataset images = tools.training().get().take(IMAGES);
    TrainingPlan longer = plan.withEpochs(EPOCHS);
    long self = ProcessHandle.current().pid();
    Optional<Double> steady = Optional.empty();
    try (BenchmarkRun run = tools.run(longer, images)) {
      for (int epoch = 1; epoch <= EPOCHS; epoch++) {
        run.epoch();
        if (epoch == STEADY) {
          steady = ProcessMemory.resident(self);
        }
      }
      Optional<Double> last = ProcessMemory.resident(self);
      output.value("resident_mb", "epoch " + STEADY, steady, unknown());
      output.value("resident_mb", "epoch " + EPOCHS, last, unknown());
    }
    output.note("lab.bench.memory.note", EPOCHS, IMAGES);
  }
}
