package org.digitstudio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Starts the program in a new Java without options, as {@code java -jar} does. */
@Timeout(120)
class LauncherTest {
  @TempDir Path home;

  @Test
  void aJavaWithoutOptionsPassesOnOutputAndExitCode() throws Exception {
    Process version = start("--version");
    CompletableFuture<String> errors = text(version);

    assertThat(new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .startsWith("Digit Studio ");
    assertThat(version.waitFor()).isZero();
    assertThat(errors.get()).as("warnings of Java").isEmpty();
  }

  @Test
  void wrongUsageIsExitCodeTwoAndOneSentence() throws Exception {
    Process wrong = start("train", "--epochs", "many");
    CompletableFuture<String> errors = text(wrong);

    assertThat(wrong.waitFor()).isEqualTo(2);
    assertThat(errors.get().lines()).hasSize(1);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no signals to forward")
  void aKilledTrainingCanBeResumed() throws Exception {
    Process training = runningTraining();
    CompletableFuture<String> errors = text(training);

    training.toHandle().destroy();

    assertThat(errors.get()).contains("--resume");
    assertThat(training.waitFor()).isNotZero();
  }

  @Test
  void theChildProcessEndsWithItsParent() throws Exception {
    Process training = runningTraining();
    List<ProcessHandle> children = training.descendants().toList();
    assertThat(children).as("child process with the vector module").hasSize(1);

    training.toHandle().destroyForcibly();

    children.getFirst().onExit().get(60, TimeUnit.SECONDS);
    assertThat(children.getFirst().isAlive()).isFalse();
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems have no ASCII locale")
  void aFileNameBeyondAsciiIsReadUnderAnAsciiLocale() throws Exception {
    Path script = home.resolve("predict.sh");
    // A script has the name's bytes whatever the locale of this test is.
    Files.writeString(
        script,
        """
        printf '%%s\\n' '{"label":7,"strokes":[[[1,1],[9,1],[5,12]]]}' > '%2$s'
        LC_ALL=C '%3$s/bin/java' -Ddigitstudio.home='%1$s' -cp '%4$s' %5$s predict '%2$s' --json
        """
            .formatted(
                home,
                home + "/z\u00e4h\u6570.jsonl",
                System.getProperty("java.home"),
                System.getProperty("java.class.path"),
                Launcher.class.getName()));
    Process predict = new ProcessBuilder("sh", script.toString()).start();
    CompletableFuture<String> errors = text(predict);

    String output = new String(predict.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(errors.get()).isEmpty();
    assertThat(predict.waitFor()).isZero();
    assertThat(output).contains("z\u00e4h\u6570.jsonl").contains("\"digit\"");
  }

  @Test
  void javafxIsOnTheModulePathAndTheRestOnTheClassPath() throws Exception {
    List<String> command = Relaunch.command(List.of("--version"));

    String modules =
        command.stream().filter(option -> option.startsWith("--module-path=")).findFirst().get();
    assertThat(modules).contains("javafx-graphics").doesNotContain("picocli");
    assertThat(command.get(command.indexOf("-cp") + 1))
        .contains("picocli")
        .doesNotContain("javafx-graphics");
    assertThat(command).endsWith(Launcher.class.getName(), "--version");
  }

  private Process runningTraining() throws IOException {
    Process training =
        start("train", "--limit", "400", "--batch", "50", "--epochs", "5000", "--json");
    BufferedReader lines = training.inputReader();
    assertThat(Optional.ofNullable(lines.readLine())).isPresent().get().asString().contains("loss");
    return training;
  }

  /** Reads standard error on another thread, so that the pipe never fills. */
  private static CompletableFuture<String> text(Process process) {
    return CompletableFuture.supplyAsync(
        () -> String.join("\n", process.errorReader().lines().toList()));
  }

  private Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Ddigitstudio.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName()));
    command.addAll(Arrays.asList(arguments));
    return new ProcessBuilder(command).start();
  }
}
