package org.digitstudio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.digitstudio.TestModels;
import org.digitstudio.application.Digits;
import org.digitstudio.application.reading.ModelLibrary;
import org.digitstudio.application.training.LinearEngine;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.ModelCard;
import org.digitstudio.domain.port.ClassifierFactory;
import org.digitstudio.domain.port.ModelStore;
import org.digitstudio.domain.port.NetworkTrainer;
import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.engine.detector.BundledDetector;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.mnist.IdxFiles;
import org.digitstudio.storage.FolderRunStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code evaluate} and {@code predict} in this process, with a small network that really reads. */
abstract class ReadingCommands {
  /** One command with the help and the failures of the whole command line. */
  static CommandLine alone(Object command) {
    return MainCommand.configured(new CommandLine(command));
  }

  static final ObjectMapper MAPPER = new ObjectMapper();
  private static Model linear;
  static DigitDataset test;

  @TempDir Path folder;
  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();

  @BeforeAll
  static void aNetworkThatReads() {
    test = BundledMnist.test().take(300);
    var plan = LinearEngine.plan(2, 0, 0);
    try (NetworkTrainer.Session session =
        LinearEngine.engines()
            .engines()
            .get(EngineKind.FUSED)
            .trainer()
            .open(plan, BundledMnist.training().take(4_000), Optional.empty())) {
      session.trainEpoch(NetworkTrainer.BatchListener.NONE);
      session.trainEpoch(NetworkTrainer.BatchListener.NONE);
      linear = new Model(ModelCard.unknown("linear"), LinearEngine.NETWORK, session.parameters());
    }
  }

  /**
   * Stores the linear model as the bundled "accurate" and in a file called {@code my.zip}, and with
   * the names of garments in {@code garments.zip}.
   */
  private static final class Models implements ModelStore {
    @Override
    public Model load(Path file) throws IOException {
      if (file.endsWith("garments.zip")) {
        return linear.withCard(linear.card().withClassNames(Digits.GARMENTS));
      }
      if (!file.endsWith("my.zip")) {
        throw new IOException("There is no file " + file + ".");
      }
      return linear;
    }

    @Override
    public void save(Model model, Path file) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Model bundled(String recipe) throws IOException {
      if (!recipe.equals(Recipes.ACCURATE)) {
        throw new IOException("No model called \"%s\" comes with the program.".formatted(recipe));
      }
      return linear;
    }
  }

  /** A library of these models, without runs. */
  static ModelLibrary library(ModelStore models) {
    return new ModelLibrary(models, new FolderRunStore(Path.of("target", "test-home", "no-runs")));
  }

  int run(Object... arguments) {
    Models models = new Models();
    ClassifierFactory classifiers =
        Map.copyOf(LinearEngine.engines().engines()).get(EngineKind.FUSED).classifiers();
    PredictionTools tools =
        new PredictionTools(
            models,
            library(models),
            classifiers,
            BundledDetector::get,
            () -> test,
            IdxFiles::read,
            IdxFiles::readImageList);
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return MainCommand.of(
            List.of(
                new EvaluateCommand(
                    () -> tools,
                    new DataTools(
                        TestModels.data(), TestModels.dataWriter(), TestModels.predictions())),
                new PredictCommand(() -> tools),
                new RobustnessCommand(() -> tools),
                new EvaluateDonorsCommand(() -> tools)))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(List.of(arguments).stream().map(String::valueOf).toArray(String[]::new));
  }

  JsonNode json() throws IOException {
    assertThat(out.toString().lines()).hasSize(1);
    return MAPPER.readTree(out.toString());
  }

  void oneSentence(String about) {
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString().strip()).endsWith(".").contains(about);
  }

  /** A test picture eight times as large, on a sheet with a margin. */
  static BufferedImage enlarged(int index, boolean darkOnLight) {
    DigitImage digit = test.image(index);
    BufferedImage image = new BufferedImage(320, 300, BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < 300; row++) {
      for (int column = 0; column < 320; column++) {
        int r = (row - 30) / 8;
        int c = (column - 50) / 8;
        boolean inside = row >= 30 && column >= 50 && r < 28 && c < 28;
        int level = inside ? Math.round(digit.at(r, c) * 255) : 0;
        int grey = darkOnLight ? 255 - level : level;
        image.setRGB(column, row, grey << 16 | grey << 8 | grey);
      }
    }
    return image;
  }

  Path write(BufferedImage image, String name) throws IOException {
    Path file = folder.resolve(name);
    ImageIO.write(image, "png", file.toFile());
    return file;
  }
}
