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
 * The services that the benchmark needs.
 *
 * @param machine properties of this machine, by name
 * @param program builds the command line of this program
 * @param idx writes a dataset as a pair of uncompressed IDX files
 */
public record BenchTools(
    TrainingEngines engines,
    Supplier<DigitDataset> training,
    Supplier<DigitDataset> test,
    Map<String, String> machine,
    Program program,
    IdxExport idx) {

  /** Creates a run of a plan on all training images. */
  public BenchmarkRun run(TrainingPlan plan) {
    return run(plan, training.get());
  }

  /** Creates a run of a plan on given training images, evaluated on the whole test set. */
  public BenchmarkRun run(TrainingPlan plan, DigitDataset trainingImages) {
    return new BenchmarkRun(engines.choose(plan).engine(), plan, trainingImages, test.get());
  }

  /** Builds the command line that starts this program in a process of its own. */
  @FunctionalInterface
  public interface Program {
    List<String> command(List<String> arguments) throws IOException;
  }

  /** Writes a dataset as IDX files. */
  @FunctionalInterface
  public interface IdxExport {
    void write(DigitDataset data, Path images, Path labels) throws IOException;
  }
}
