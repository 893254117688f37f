package org.digitstudio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shows that the compiler's null checks, with the build's own options, notice a null. */
class NullSafetyTest {
  private static final String OPTIONS = "nullaway.options";

  @TempDir Path out;

  @Test
  void aValueThatMayBeNullIsNotUsedUnchecked() throws Exception {
    String said = compile(Path.of("src/test/resources/canary/NullReturned.java"));

    assertThat(said).contains("[NullAway]").contains("text");
  }

  private String compile(Path source) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    Stream.of(
            "api", "code", "comp", "file", "main", "model", "parser", "processing", "tree", "util")
        .map(
            part -> "-J--add-opens=jdk.compiler/com.sun.tools.javac.%s=ALL-UNNAMED".formatted(part))
        .forEach(command::add);
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    command.addAll(List.of("-XDcompilePolicy=simple", "--should-stop=ifError=FLOW"));
    command.addAll(List.of("-processorpath", path, "-cp", path, "-d", out.toString()));
    command.add(Objects.requireNonNull(System.getProperty(OPTIONS), OPTIONS));
    command.add(source.toString());
    Process javac = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(javac.getInputStream().readAllBytes());
    assertThat(javac.waitFor()).as(said).isNotZero();
    return said;
  }
}
