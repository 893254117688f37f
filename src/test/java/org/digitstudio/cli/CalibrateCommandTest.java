package org.digitstudio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitstudio.TestModels;
import org.digitstudio.application.MemoryModels;
import org.digitstudio.application.MemoryMyDigits;
import org.digitstudio.application.training.LinearEngine;
import org.digitstudio.application.training.TrainingDataSources;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.data.TrainingData;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.ModelCard;
import org.digitstudio.domain.port.NetworkTrainer;
import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.engine.detector.BundledDetector;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.mnist.IdxFiles;
import org.junit.jupiter.api.Test;

class CalibrateCommandTest {
  private static final Path IN = Path.of("in.zip");
  private static final Path OUT = Path.of("out.zip");

  private final MemoryModels models = new MemoryModels();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    var engine = LinearEngine.engines().engines().get(EngineKind.FUSED);
    TrainingData mnist = new Mnist();
    PredictionTools reading =
        new PredictionTools(
            models,
            ReadingCommands.library(models),
            engine.classifiers(),
            BundledDetector::get,
            BundledMnist::test,
            IdxFiles::read,
            IdxFiles::readImageList);
    CalibrateCommand.Tools tools =
        new CalibrateCommand.Tools(
            reading,
            new TrainingDataSources(
                mnist, new MemoryMyDigits(), TestModels.data(), images -> List.of()));
    return ReadingCommands.alone(new CalibrateCommand(() -> tools))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  /** The first 12,000 pictures, of which the recipe sets 5,000 aside. */
  private record Mnist() implements TrainingData {
    @Override
    public Datasets read() {
      return new Datasets(BundledMnist.training().take(12_000), BundledMnist.test(), "");
    }

    @Override
    public Map<String, String> source() {
      return Map.of();
    }
  }

  private void trained(String recipe) {
    try (NetworkTrainer.Session session =
        new LinearEngine()
            .open(
                LinearEngine.plan(1, 0, 0),
                BundledMnist.training().take(2_000),
                Optional.empty())) {
      session.trainEpoch(NetworkTrainer.BatchListener.NONE);
      ModelCard card =
          new ModelCard(
              "m",
              recipe,
              1,
              "",
              Optional.of(0.8),
              100,
              "train it",
              "",
              ClassNames.DIGITS,
              Optional.empty());
      models.save(new Model(card, LinearEngine.NETWORK, session.parameters()), IN);
    }
  }

  @Test
  void theModelIsWrittenWithItsCalibrationAndHowToMakeItAgain() throws Exception {
    trained("accurate");
    assertThat(run("--model", "in.zip", "--out", "out.zip")).as(err.toString()).isZero();

    ModelCard card = models.load(OUT).card();
    assertThat(card.calibration().orElseThrow().temperature()).isBetween(0.2f, 5f);
    assertThat(card.testAccuracy()).contains(0.8);
    assertThat(card.command())
        .isEqualTo(
            "train it; java -jar target/digit-studio.jar calibrate --model trained.zip --out"
                + " out.zip");
    assertThat(models.load(OUT).parameters()).isEqualTo(models.load(IN).parameters());
    assertThat(models.load(IN).card().calibration()).isEmpty();
    assertThat(out.toString()).contains("Temperature").contains("written to out.zip");

    assertThat(run("--model", "out.zip", "--out", "out.zip")).isZero();
    assertThat(models.load(OUT).card()).as("calibrated anew, it is the same").isEqualTo(card);
  }

  @Test
  void aModelWhoseTrainingSetNothingAsideIsRefusedInOneSentence() {
    trained("as-coded");
    assertThat(run("--model", "in.zip", "--out", "out.zip")).isEqualTo(2);
    assertThat(err.toString()).contains("nothing is left to calibrate by.");
  }

  @Test
  void writersWithoutInkAreWrongUsage() {
    assertThat(run("--model", "in.zip", "--out", "out.zip", "--writers", "1-2")).isEqualTo(2);
    assertThat(err.toString()).contains("add --ink FILE");
  }

  @Test
  void aModelThatIsNotThereFailsInOneSentence() {
    assertThat(run("--model", "none.zip", "--out", "out.zip")).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(1);
  }
}
