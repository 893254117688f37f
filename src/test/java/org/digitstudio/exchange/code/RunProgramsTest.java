package org.digitstudio.exchange.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Padding;
import org.digitstudio.domain.port.NetworkTrainer;
import org.digitstudio.domain.port.RunFormat;
import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.domain.training.Optimization;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.RunStatus;
import org.digitstudio.domain.training.Schedule;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.engine.dl4j.Dl4jTrainer;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.mnist.IdxWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs as programs: the Java one is compiled and run, the Python ones are parsed. */
class RunProgramsTest {
  private static final NetworkSpec EVERY_LAYER =
      new NetworkSpec(
          InputLayout.CHANNELS_FIRST,
          List.of(
              new LayerSpec.ZeroPadding(1, 0, 0, 1),
              LayerSpec.Convolution.linear(4, 4),
              new LayerSpec.BatchNorm(),
              new LayerSpec.Activate(Activation.ELU),
              new LayerSpec.Pool(LayerSpec.Pool.Kind.MAX, 2, 2, Padding.SAME),
              new LayerSpec.Convolution(6, 3, 2, 2, Padding.VALID, Activation.TANH),
              new LayerSpec.LeakyRelu(0.2),
              new LayerSpec.Pool(LayerSpec.Pool.Kind.AVERAGE, 2, 1, Padding.VALID),
              new LayerSpec.Dropout(0.25),
              new LayerSpec.Dense(16, Activation.LEAKY_RELU),
              new LayerSpec.Dense(12, Activation.SIGMOID),
              new LayerSpec.Output()));

  @TempDir Path folder;

  static RunRecord run(TrainingPlan plan) {
    return new RunRecord(
        "run-1",
        "mine \"\"\" */ \\u000a $x",
        Instant.EPOCH,
        plan,
        new RunRecord.Setup(
            EngineKind.DL4J,
            new RunRecord.DataInfo("MNIST", 0, 0, "", ClassNames.DIGITS, Map.of()),
            Map.of()),
        RunStatus.FINISHED,
        "",
        RunRecord.Progress.NONE);
  }

  private static TrainingPlan everything(Schedule schedule) {
    return TrainingPlan.of(
            "own",
            EVERY_LAYER,
            Optimization.adam(2e-3, 2, 64)
                .withSchedule(schedule)
                .withWeightDecay(0.01)
                .withLabelSmoothing(0.05))
        .withSeed(7);
  }

  private Class<?> compiled(RunRecord run) throws Exception {
    Path source = folder.resolve("DigitNetwork.java");
    Files.write(source, new Dl4jProgram().write(run));
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                errors,
                errors,
                "-proc:none",
                "-d",
                folder.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                source.toString());
    assertThat(code).as(errors.toString(StandardCharsets.UTF_8)).isZero();
    URL[] path = {folder.toUri().toURL()};
    return new URLClassLoader(path, RunProgramsTest.class.getClassLoader())
        .loadClass("DigitNetwork");
  }

  @Test
  void theJavaProgramTrainsWithTheLossesOfTheDeeplearning4jEngine() throws Exception {
    DigitDataset training = BundledMnist.training().take(200);
    DigitDataset test = BundledMnist.test().take(100);
    write(training, "train");
    write(test, "t10k");
    TrainingPlan plan = everything(new Schedule.OneCycle(0.3)).withEngine(EngineKind.DL4J);

    List<String> printed = output(compiled(run(plan)));

    assertThat(printed).hasSize(3);
    try (NetworkTrainer.Session session =
        new Dl4jTrainer(() -> {}).open(plan, training, Optional.empty())) {
      for (int epoch = 0; epoch < 2; epoch++) {
        double loss = session.trainEpoch(NetworkTrainer.BatchListener.NONE).loss();
        String[] words = printed.get(epoch).split(" ");
        assertThat(Double.parseDouble(words[3]))
            .as("epoch %d", epoch)
            .isCloseTo(loss, within(1e-5));
      }
    }
    assertThat(Double.parseDouble(printed.get(2).split(" ")[2])).isBetween(0.0, 1.0);
  }

  private void write(DigitDataset data, String part) throws IOException {
    IdxWriter.writePlain(
        data,
        folder.resolve(part + "-images-idx3-ubyte"),
        folder.resolve(part + "-labels-idx1-ubyte"));
  }

  private List<String> output(Class<?> program) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      program
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[] {folder.toString()});
    } finally {
      System.setOut(before);
    }
    return printed
        .toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("epoch") || line.startsWith("test"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"as-coded", "accurate"})
  void theJavaProgramOfEachRecipeCompiles(String recipe) throws Exception {
    Class<?> program = compiled(run(Recipes.plan(recipe, 3, 1)));

    assertThat(program.getDeclaredField("SEED")).isNotNull();
  }

  @Test
  void pythonProgramsAreValidPython() throws Exception {
    assumeTrue(hasPython());
    for (RunFormat format : List.of(new KerasProgram(), new PyTorchProgram())) {
      for (Schedule schedule :
          List.of(new Schedule.Constant(), new Schedule.Cosine(), new Schedule.OneCycle(0.2))) {
        assertParses(format.write(run(everything(schedule))));
      }
      for (String recipe : Recipes.ALL) {
        assertParses(format.write(run(Recipes.plan(recipe, 1, 1))));
      }
    }
  }

  private static boolean hasPython() {
    try {
      return python(new byte[0]) == 0;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  private static int python(byte[] program) throws IOException, InterruptedException {
    Process python =
        new ProcessBuilder("python3", "-c", "import ast, sys; ast.parse(sys.stdin.read())")
            .redirectErrorStream(true)
            .redirectOutput(new File("target", "python-parse.txt"))
            .start();
    python.getOutputStream().write(program);
    python.getOutputStream().close();
    assertThat(python.waitFor(180, TimeUnit.SECONDS)).isTrue();
    return python.exitValue();
  }

  private static void assertParses(byte[] program) throws IOException, InterruptedException {
    String text = new String(program, StandardCharsets.UTF_8);
    assertThat(text).doesNotContain("${");
    assertThat(python(program)).as(text).isZero();
  }

  @Test
  void theKerasProgramBuildsTheSameLayers() throws IOException {
    String program =
        new String(
            new KerasProgram().write(run(Recipes.plan(Recipes.AS_DESCRIBED, 1, 1))),
            StandardCharsets.UTF_8);

    assertThat(program)
        .contains("keras.Input((28, 28, 1))")
        .containsSubsequence(
            "layers.Conv2D(32, (5, 5), strides=1, padding=\"same\", activation=\"relu\"),",
            "layers.MaxPooling2D(2, strides=2, padding=\"valid\"),",
            "layers.Dropout(0.2),",
            "layers.Flatten(),",
            "layers.Dense(128, activation=\"relu\"),",
            "layers.Dense(10, activation=\"softmax\"),")
        .contains("EPOCHS = 10", "BATCH_SIZE = 200", "LEARNING_RATE = 0.001");
  }

  @Test
  void thePyTorchProgramPadsAsTheNetworkDoes() throws IOException {
    String coded =
        new String(
            new PyTorchProgram().write(run(Recipes.plan(Recipes.AS_CODED, 1, 1))),
            StandardCharsets.UTF_8);
    String own =
        new String(
            new PyTorchProgram().write(run(everything(new Schedule.Cosine()))),
            StandardCharsets.UTF_8);

    // A kernel of 5 with stride 5 covers 1 row with 2 zeros above and below, and 28 columns with
    // one zero before and after.
    assertThat(coded)
        .contains("nn.Conv2d(28, 32, (5, 5), stride=5, padding=(2, 1)),")
        .contains(".transpose(1, 2).reshape(-1, 28, 1, 28)");
    // An even kernel has its odd zero last.
    assertThat(own)
        .containsSubsequence("nn.ZeroPad2d((1, 2, 1, 2)),", "nn.Conv2d(1, 4, (4, 4), stride=1),");
  }

  @Test
  void aNetworkThatPyTorchDoesNotPadAlikeIsRefusedInWords() {
    NetworkSpec network =
        new NetworkSpec(
            InputLayout.CHANNELS_FIRST,
            List.of(
                new LayerSpec.Pool(LayerSpec.Pool.Kind.AVERAGE, 3, 2, Padding.SAME),
                new LayerSpec.Output()));
    RunRecord run = run(TrainingPlan.of("own", network, Optimization.adam(1e-3, 1, 100)));

    assertThatThrownBy(() -> new PyTorchProgram().write(run))
        .isInstanceOf(StudioException.class)
        .extracting("key")
        .isEqualTo("exchange.code.average-padding");
  }
}
