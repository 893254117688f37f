package org.digitstudio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that NullAway is enabled for all packages and finds a null with the build's options. */
class NullSafetyTest {
  private static final String OPTIONS = "nullaway.options";

  @TempDir Path out;

  @Test
  void theCompilerRejectsADereferencedNull() throws Exception {
    String output = compile(Path.of("src/test/resources/canary/NullReturned.java"));

    assertThat(output).contains("[NullAway]").contains("text");
  }

  @Test
  void everyPackageIsNullMarked() throws IOException {
    assertThat(withoutNullMarked(Path.of("src/main/java"))).isEmpty();
  }

  @Test
  void aPackageThatIsNotNullMarkedIsFound() throws IOException {
    assertThat(withoutNullMarked(Path.of("src/test/java/org/digitstudio/canary"))).isNotEmpty();
  }

  /** Returns the packages that NullAway would skip. */
  private static List<Path> withoutNullMarked(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(Path::getParent)
          .distinct()
          .filter(folder -> !isNullMarked(folder.resolve("package-info.java")))
          .toList();
    }
  }

  private static boolean isNullMarked(Path packageInfo) {
    try {
      return Files.exists(packageInfo) && Files.readString(packageInfo).contains("@NullMarked");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    String output = new String(javac.getInputStream().readAllBytes());
    assertThat(javac.waitFor()).as(output).isNotZero();
    return output;
  }
}
