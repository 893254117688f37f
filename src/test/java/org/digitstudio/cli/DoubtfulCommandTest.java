package org.digitstudio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.digitstudio.application.Digits;
import org.digitstudio.application.training.LinearEngine;
import org.digitstudio.application.training.TrainingEngines;
import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.insight.DoubtfulLabels;
import org.digitstudio.lab.CrossValidation;
import org.digitstudio.storage.AtomicFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoubtfulCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    TrainingEngines.Engine engine =
        LinearEngine.enginesForAnyNetwork().engines().get(EngineKind.FUSED);
    return ReadingCommands.alone(
            new DoubtfulCommand(
                () ->
                    new DoubtfulCommand.Tools(
                        new CrossValidation(engine.trainer(), engine.classifiers()),
                        Digits.trainingData(300, 100),
                        1,
                        AtomicFile.WRITER)))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  @Test
  void theListNamesBothSetsTheTestSetFirst() throws Exception {
    Path file = folder.resolve("list.csv");
    assertThat(run("--out", file.toString(), "--epochs", "1", "--folds", "2", "--top", "7"))
        .isZero();
    List<DoubtfulLabels.Entry> entries = DoubtfulLabels.parse(Files.readAllLines(file));
    assertThat(entries).hasSize(14);
    assertThat(entries.get(6).set()).isEqualTo("Made-up test");
    assertThat(entries.get(7).set()).isEqualTo("Made-up training");
    assertThat(out.toString()).contains("of 100 labels flagged").contains("of 300 labels flagged");
    assertThat(err.toString()).contains("Training: 100%");
  }

  @Test
  void aFoldCountThatCannotBeIsWrongUsage() {
    assertThat(run("--out", "x.csv", "--folds", "1")).isEqualTo(2);
    assertThat(err.toString()).contains("--folds must be 2 to 20");
    assertThat(run("--out", "x.csv", "--recipe", "secret")).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
  }

  @Test
  void aFolderThatIsNotThereIsSaidInASentence() {
    Path file = folder.resolve("gone").resolve("list.csv");
    assertThat(run("--out", file.toString(), "--epochs", "1", "--folds", "2")).isEqualTo(1);
    assertThat(err.toString()).contains("gone");
  }
}
