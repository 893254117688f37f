package org.digitstudio.lab.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.digitstudio.application.training.TrainingEngines;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.training.TrainingPlan;

/**
 * What measuring needs.
 *
 * @param machine names what it runs on
 * @param self starts this very program with other arguments
 * @param idx writes a set as a pair of plain IDX files
 */
public record BenchTools(
    TrainingEngines engines,
    Supplier<DigitDataset> training,
    Supplier<DigitDataset> test,
    Map<String, String> machine,
    Self self,
    IdxExport idx) {

  /** One plan's engine on the whole of MNIST. */
  public BenchmarkRun bout(TrainingPlan plan) {
    return bout(plan, training.get());
  }

  /** One plan's engine on some training pictures, read by the whole test set. */
  public BenchmarkRun bout(TrainingPlan plan, DigitDataset some) {
    return new BenchmarkRun(engines.choose(plan).engine(), plan, some, test.get());
  }

  /** The command line that starts this program. */
  @FunctionalInterface
  public interface Self {
    List<String> command(List<String> arguments) throws IOException;
  }

  /** Writes a set for programs that read IDX files. */
  @FunctionalInterface
  public interface IdxExport {
    void write(DigitDataset data, Path images, Path labels) throws IOException;
  }
}
