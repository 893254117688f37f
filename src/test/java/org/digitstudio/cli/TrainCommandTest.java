package org.digitstudio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.digitstudio.TestModels;
import org.digitstudio.application.Digits;
import org.digitstudio.application.MemoryModels;
import org.digitstudio.application.MemoryMyDigits;
import org.digitstudio.application.training.LinearEngine;
import org.digitstudio.application.training.TrainingDataSources;
import org.digitstudio.application.training.TrainingService;
import org.digitstudio.domain.network.ModelCard;
import org.digitstudio.domain.port.RunStore;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.RunStatus;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.storage.FolderRunStore;
import org.digitstudio.storage.PlanJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrainCommandTest {
  @TempDir Path home;

  private final MemoryModels models = new MemoryModels();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** The command with the linear engine, on its own; also what the child program runs. */
  private static CommandLine command(Path runs, MemoryModels models, boolean terminal) {
    return ReadingCommands.alone(
        new TrainCommand(
            () -> {
              FolderRunStore store = new FolderRunStore(runs);
              return new TrainCommand.Tools(
                  new TrainingService(LinearEngine.engines(), store, models, Map.of()),
                  store,
                  models,
                  new TrainingDataSources(
                      Digits.trainingData(600, 200),
                      new MemoryMyDigits(),
                      TestModels.data(),
                      images -> List.of()),
                  PlanJson::read,
                  terminal);
            }));
  }

  /** A program of its own: the runs' folder, then the command's arguments. */
  public static final class Child {
    private Child() {}

    public static void main(String[] args) {
      List<String> rest = new ArrayList<>(List.of(args));
      System.exit(
          command(Path.of(rest.removeFirst()), new MemoryModels(), false)
              .execute(rest.toArray(String[]::new)));
    }
  }

  @Test
  void jsonIsAnObjectAnEpochAndOneForTheRun() throws Exception {
    assertThat(run("--plan", plan(3), "--json")).isZero();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    assertThat(lines).hasSize(4);
    for (int i = 0; i < 3; i++) {
      assertThat(names(lines.get(i)))
          .containsExactly(
              "epoch", "loss", "train_accuracy", "test_accuracy", "train_s", "evaluate_s");
      assertThat(lines.get(i).get("epoch").intValue()).isEqualTo(i + 1);
    }
    JsonNode run = lines.getLast();
    assertThat(names(run))
        .containsExactly(
            "load_s",
            "train_s",
            "evaluate_s",
            "predict_s",
            "test_accuracy",
            "parameters",
            "engine");
    assertThat(run.get("parameters").intValue()).isEqualTo(7850);
    assertThat(run.get("engine").textValue()).isEqualTo("fused");
    assertThat(run.get("test_accuracy").doubleValue())
        .isEqualTo(lines.get(2).get("test_accuracy").doubleValue());
  }

  @Test
  void theModelIsWrittenWithACardThatMakesItAgain() throws Exception {
    Path file = home.resolve("model.zip");
    assertThat(run("--plan", plan(2), "--out", file.toString(), "--seed", "9")).isZero();
    ModelCard card = models.load(file).card();
    assertThat(card.seed()).isEqualTo(9);
    assertThat(card.testCount()).isEqualTo(200);
    assertThat(card.testAccuracy()).isEqualTo(store().list().getFirst().testAccuracy());
    assertThat(card.command())
        .isEqualTo("java -jar target/digit-studio.jar train --plan plan.json");
    assertThat(card.data()).contains("Made-up training: 500 of 600 images for training, 100");
    assertThat(out.toString()).contains("epoch  2/2").contains("The model was written to " + file);
  }

  @Test
  void onATerminalABarMoves() throws Exception {
    StringWriter text = new StringWriter();
    command(home.resolve("runs"), models, true)
        .setOut(new PrintWriter(text))
        .execute("--plan", plan(2));
    assertThat(text.toString())
        .containsPattern("\repoch 1/2 \\[#*\\.*\\]\\s+\\d+%  [\\d,]+ images");
  }

  @Test
  void drawnDigitsAreLearntFromAndNamedInTheCard() throws Exception {
    Path ink = home.resolve("ink.jsonl");
    Files.writeString(
        ink,
        """
        {"label":1,"writer":3,"strokes":[[[0,0],[0,20]]]}
        {"label":7,"writer":9,"strokes":[[[0,0],[10,0],[4,20]]]}
        {"strokes":[[[0,0],[10,0],[4,20]]]}
        """);
    Path file = home.resolve("model.zip");
    assertThat(
            run(
                "--plan",
                plan(1),
                "--ink",
                ink.toString(),
                "--writers",
                "1-5",
                "--credits",
                "UCI Pen Digits",
                "--out",
                file.toString()))
        .isZero();
    ModelCard card = models.load(file).card();
    assertThat(card.data())
        .contains("handwriting from ink.jsonl (1 drawings, 1 images): 501 of 601");
    assertThat(card.credits()).isEqualTo("UCI Pen Digits");
    assertThat(card.command())
        .endsWith("--credits \"UCI Pen Digits\" --ink " + ink + " --writers 1-5");
  }

  @Test
  void aRecipeThatAnotherEngineCannotTrainFailsInOneSentence() {
    assertThat(run("--recipe", "as-described", "--epochs", "1")).isEqualTo(1);
    assertThat(err.toString().strip()).startsWith("The fused engine does not support");
  }

  @Test
  void wrongUsageIsSaidAndIsTwo() {
    assertThat(run("--recipe", "best")).isEqualTo(2);
    assertThat(err.toString()).contains("There is no recipe “best”");
    assertThat(run("--epochs", "0")).isEqualTo(2);
    assertThat(run("--resume", "x", "--epochs", "3")).isEqualTo(2);
    assertThat(run("--writers", "1-2")).isEqualTo(2);
  }

  @Test
  void whatIsMissingIsSaidBeforeTraining() throws Exception {
    assertThat(run("--plan", plan(1), "--out", home.resolve("no/model.zip").toString()))
        .isEqualTo(1);
    assertThat(err.toString()).contains("There is no folder");
    assertThat(run("--resume", "nothing")).isEqualTo(1);
    assertThat(err.toString()).contains("There is no run “nothing”");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no signal to send from a test")
  void ctrlCLeavesARunThatCanBeResumed() throws Exception {
    Path runs = home.resolve("runs");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Child.class.getName(),
                runs.toString(),
                "--plan",
                plan(10_000))
            .redirectErrorStream(true)
            .start();
    String rest;
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(output.lines().anyMatch(line -> line.startsWith("epoch  2/10,000"))).isTrue();
      // As Ctrl-C does; that very signal is ignored by whatever a shell has put in the background.
      new ProcessBuilder("kill", "-TERM", String.valueOf(child.pid())).start().waitFor();
      rest = String.join("\n", output.lines().toList());
    } finally {
      child.destroyForcibly();
    }
    RunRecord left = store().list().getFirst();
    assertThat(left.status()).isEqualTo(RunStatus.STOPPED);
    assertThat(left.curve().size()).isGreaterThanOrEqualTo(2).isLessThan(10_000);
    assertThat(rest)
        .contains("Stopped after %d complete epoch".formatted(left.curve().size()))
        .contains("To resume: train --resume " + left.id());
    try (RunStore.Lease lease = store().acquire(left.id())) {
      assertThat(lease.loadCheckpoint(left.plan()).orElseThrow().state().epoch())
          .isEqualTo(left.curve().size());
    }
  }

  private int run(String... arguments) {
    return command(home.resolve("runs"), models, false)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private FolderRunStore store() {
    return new FolderRunStore(home.resolve("runs"));
  }

  private String plan(int epochs) throws Exception {
    TrainingPlan plan = LinearEngine.plan(epochs, 100, 0);
    Path file = home.resolve("plan.json");
    PlanJson.write(plan, file);
    return file.toString();
  }

  private static List<String> names(JsonNode json) {
    List<String> names = new ArrayList<>();
    json.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
