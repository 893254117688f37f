package org.digitstudio.lab.bench;

import java.io.IOException;
import java.util.Optional;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.training.TrainingPlan;

/** How much memory a training run takes, and whether it takes more the longer it goes on. */
public final class MemoryUse {
  private static final String NOT_SAID = "not said by this system";
  private static final int EPOCHS = 100;

  /** By now every loop is compiled and every buffer is there. */
  private static final int SETTLED = 20;

  private static final int PICTURES = 4_000;

  private final BenchTools tools;
  private final BenchOutput output;
  private final TrainingPlan plan;

  public MemoryUse(BenchTools tools, BenchOutput output, TrainingPlan plan) {
    this.tools = tools;
    this.output = output;
    this.plan = plan;
  }

  public void run() throws IOException, InterruptedException {
    output.heading("Memory, MB");
    PeerProgram.Result alone =
        new PeerProgram("fused", PeerProgram.ownCommand(tools, plan, 2, plan.seed())).run();
    output.value("peak_mb", "fused", alone.peakMegabytes(), NOT_SAID);
    grow();
  }

  private void grow() {
    DigitDataset some = tools.training().get().take(PICTURES);
    TrainingPlan shorter = plan.withEpochs(EPOCHS);
    long self = ProcessHandle.current().pid();
    Optional<Double> settled = Optional.empty();
    try (BenchmarkRun bout = tools.bout(shorter, some)) {
      for (int epoch = 1; epoch <= EPOCHS; epoch++) {
        bout.epoch();
        if (epoch == SETTLED) {
          settled = ProcessMemory.resident(self);
        }
      }
      Optional<Double> last = ProcessMemory.resident(self);
      output.value("resident_mb", "epoch " + SETTLED, settled, NOT_SAID);
      output.value("resident_mb", "epoch " + EPOCHS, last, NOT_SAID);
    }
    output.note(
        "The peak is that of a process of its own: the set read, two epochs, evaluated. Then"
            + " %d epochs of %,d pictures in this process.".formatted(EPOCHS, PICTURES));
  }
}
