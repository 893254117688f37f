package org.digitstudio.cli.bench;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.application.training.TrainingEngines;
import org.digitstudio.application.training.TrainingEngines.Engine;
import org.digitstudio.cli.MainCommand;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.engine.dl4j.Dl4jClassifier;
import org.digitstudio.engine.dl4j.Dl4jTrainer;
import org.digitstudio.engine.fused.FusedClassifier;
import org.digitstudio.engine.fused.FusedTrainer;
import org.digitstudio.lab.bench.BenchTools;
import org.digitstudio.lab.bench.Figures;
import org.digitstudio.lab.bench.PeerProgram;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.mnist.IdxWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private static List<String> fake(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(FakePeer.class.getName());
    command.addAll(arguments);
    return command;
  }

  private int run(String... arguments) {
    BenchTools tools =
        new BenchTools(
            new TrainingEngines(
                Map.of(
                    EngineKind.FUSED,
                    new Engine(new FusedTrainer(), FusedClassifier::new),
                    EngineKind.DL4J,
                    new Engine(new Dl4jTrainer(), Dl4jClassifier::new))),
            () -> BundledMnist.training().take(400),
            () -> BundledMnist.test().take(50),
            Map.of("processor", "of a test"),
            ignored -> fake(List.of()),
            IdxWriter::writePlain);
    CommandLine line = MainCommand.of(List.of(new BenchCommand(() -> tools)));
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    line.getSubcommands()
        .values()
        .forEach(
            command -> {
              command.setOut(new PrintWriter(out));
              command.setErr(new PrintWriter(err));
            });
    return line.execute(arguments);
  }

  private List<JsonNode> lines() throws IOException {
    List<JsonNode> nodes = new ArrayList<>();
    for (String line : out.toString().strip().split("\\R")) {
      nodes.add(new ObjectMapper().readTree(line));
    }
    return nodes;
  }

  @Test
  void theProfileListsOperationsWhoseSharesAddUpToTheEpoch() throws IOException {
    assertThat(run("bench", "--part", "profile", "--rounds", "1", "--json")).isZero();
    List<JsonNode> parts = lines().stream().filter(node -> node.has("part")).toList();
    assertThat(parts).extracting(node -> node.get("part").asText()).contains("dropout");
    double total = parts.stream().mapToDouble(node -> node.get("share").asDouble()).sum();
    assertThat(total).isBetween(0.3, 1.0);
  }

  @Test
  void qualityTrainsEachSeedAndReportsTheMean() throws IOException {
    assertThat(run("bench", "--part", "quality", "--recipe", "as-coded", "--seeds", "2", "--json"))
        .isZero();
    JsonNode accuracy =
        lines().stream()
            .filter(node -> node.path("figure").asText().equals("accuracy"))
            .findFirst()
            .orElseThrow();
    assertThat(accuracy.get("n").asInt()).isEqualTo(2);
    assertThat(accuracy.get("mean").asDouble()).isBetween(10.0, 100.0);
  }

  @Test
  void aMissingPeerIsSkippedWithAReason(@TempDir Path empty) throws IOException {
    assertThat(run("bench", "--part", "peers", "--peers", empty.toString(), "--rounds", "1"))
        .isZero();
    assertThat(out.toString()).contains("tensorflow", "the peers’ folder has no project for it");
    assertThat(Files.list(empty)).isEmpty();
  }

  @Test
  void wrongUsageIsReportedInOneSentence() {
    assertThat(run("bench", "--part", "peers")).isEqualTo(2);
    assertThat(err.toString().strip())
        .isEqualTo("The peers part needs their folder: add --peers DIR.");
    assertThat(run("bench", "--rounds", "0")).isEqualTo(2);
    assertThat(run("bench", "--only", "caffe")).isEqualTo(2);
    assertThat(run("bench", "--recipe", "none")).isEqualTo(2);
  }

  @Test
  void aPeersLastEpochCountsAndItsPeakMemoryIsMeasured() throws Exception {
    PeerProgram.Result result = new PeerProgram("fake", fake(List.of())).run();
    assertThat(result.trainSeconds()).contains(8.5);
    assertThat(result.evaluateSeconds()).contains(0.5);
    assertThat(result.accuracy()).contains(0.975);
    assertThat(result.medianMilliseconds()).isEqualTo(0.4);
    // How much it had taken when it was looked at depends on how far it had started.
    result.peakMegabytes().ifPresent(peak -> assertThat(peak).isPositive());
  }

  @Test
  void aFailingPeerIsReportedWithItsOutput() {
    assertThatThrownBy(() -> new PeerProgram("fake", fake(List.of("fail"))).run())
        .isInstanceOf(StudioIOException.class)
        .extracting(FailureText::of, as(InstanceOfAssertFactories.STRING))
        .contains("exit code 3", "no such library");
  }

  @Test
  void statisticsOfFiguresAreComputed() {
    Figures figures = Figures.of(4, 1, 3, 2);
    assertThat(figures.median()).isEqualTo(2.5);
    assertThat(figures.quantile(0)).isEqualTo(1);
    assertThat(figures.mean()).isEqualTo(2.5);
    assertThat(figures.deviation()).isCloseTo(1.2910, within(1e-4));
    assertThat(Figures.of(7).deviation()).isZero();
  }
}
