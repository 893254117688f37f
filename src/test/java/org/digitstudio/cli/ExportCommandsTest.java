package org.digitstudio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.digitstudio.TestModels;
import org.digitstudio.application.reading.ModelLibrary;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.port.RunFormat;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.engine.detector.BundledDetector;
import org.digitstudio.engine.fused.FusedClassifier;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.mnist.IdxFiles;
import org.digitstudio.storage.AtomicFile;
import org.digitstudio.storage.FolderRunStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that write models, data sets and runs for other programs. */
class ExportCommandsTest {
  private static final DigitDataset TEST = BundledMnist.test().take(25);

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(Object... arguments) {
    FolderRunStore runs = new FolderRunStore(folder.resolve("runs"));
    PredictionTools tools =
        new PredictionTools(
            TestModels.store(),
            new ModelLibrary(TestModels.store(), runs),
            FusedClassifier::new,
            BundledDetector::get,
            () -> TEST,
            IdxFiles::read,
            IdxFiles::readImageList);
    DataTools data =
        new DataTools(TestModels.data(), TestModels.dataWriter(), TestModels.predictions());
    RunFormat names =
        new RunFormat() {
          @Override
          public String id() {
            return "names";
          }

          @Override
          public String nameKey() {
            return "exchange.run.tensorboard";
          }

          @Override
          public String fileName(RunRecord run) {
            return run.name();
          }

          @Override
          public byte[] write(RunRecord run) {
            return run.name().getBytes(StandardCharsets.UTF_8);
          }
        };
    return MainCommand.of(
            List.of(
                new EvaluateCommand(() -> tools, data),
                new ExportModelCommand(() -> tools),
                new ExportDataCommand(() -> TEST, data),
                new ExportRunCommand(() -> runs, List.of(names), AtomicFile.WRITER)))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(List.of(arguments).stream().map(String::valueOf).toArray(String[]::new));
  }

  @Test
  void aModelIsExportedAsOnnxAndReadsTheSame() throws IOException {
    Path file = folder.resolve("digits.onnx");

    assertThat(run("export-model", "--model", "as-described", file)).as(err.toString()).isZero();

    assertThat(out.toString()).isEqualTo("Written to %s.%n".formatted(file));
    Model exported = TestModels.store().load(file);
    assertThat(exported.parameters())
        .isEqualTo(TestModels.store().bundled("as-described").parameters());
  }

  @Test
  void aModelIsNotExportedAsAFormatThatTheProgramOnlyReads() {
    assertThat(run("export-model", folder.resolve("digits.keras"))).isEqualTo(1);

    assertThat(err.toString()).contains(".keras").contains(".onnx");
    assertThat(folder.resolve("digits.keras")).doesNotExist();
  }

  @Test
  void aDataSetIsConvertedAndEvaluatedWithATableOfPredictions() throws IOException {
    Path csv = folder.resolve("digits.csv");
    Path npz = folder.resolve("digits.npz");
    Path table = folder.resolve("predictions.csv");

    assertThat(run("export-data", "--limit", 12, csv)).as(err.toString()).isZero();
    assertThat(run("export-data", "--data", csv, npz)).as(err.toString()).isZero();
    assertThat(out.toString()).contains("12 images written to " + npz);

    assertThat(
            run(
                "evaluate",
                "--model",
                "as-described",
                "--data",
                npz,
                "--predictions",
                table,
                "--json"))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).contains("\"n\":12");
    List<String> lines = Files.readAllLines(table);
    assertThat(lines).hasSize(13);
    assertThat(lines.get(1)).startsWith("0," + TEST.label(0) + ",");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void evaluateHintsThatASetLooksInvertedOrTransposed() throws IOException {
    Path inverted = folder.resolve("inverted.npz");
    Path transposed = folder.resolve("transposed.npz");
    TestModels.dataWriter().write(TEST.inverted(), inverted);
    TestModels.dataWriter().write(TEST.transposed(), transposed);

    assertThat(run("evaluate", "--model", "as-described", "--data", inverted)).isZero();
    assertThat(err.toString()).contains("--invert").doesNotContain("--transpose");
    err.getBuffer().setLength(0);
    assertThat(run("evaluate", "--model", "as-described", "--data", transposed)).isZero();
    assertThat(err.toString()).contains("--transpose").doesNotContain("--invert");
    err.getBuffer().setLength(0);

    assertThat(run("evaluate", "--model", "as-described", "--data", inverted, "--invert", "--json"))
        .isZero();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void optionsOfADataSetNeedOne() {
    assertThat(run("evaluate", "--invert")).isEqualTo(2);
    assertThat(err.toString()).contains("--data FILE");
  }

  @Test
  void runsAndFormatsThatAreNotThereAreSaid() {
    assertThat(run("export-run", "last", "--as", "excel")).isEqualTo(2);
    assertThat(err.toString()).contains("excel").contains("names");
    err.getBuffer().setLength(0);
    assertThat(run("export-run", "last", "--as", "names")).isEqualTo(1);
    assertThat(err.toString()).isEqualTo("There are no runs yet.%n".formatted());
  }
}
