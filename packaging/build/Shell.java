import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs other programs and copies file trees. */
final class Shell {
  /** Modification time of every packaged file, for reproducible packages. */
  static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  /** {@link #TIME} in the form of SOURCE_DATE_EPOCH. */
  static final String EPOCH_SECONDS = Long.toString(TIME.toInstant().getEpochSecond());

  private Shell() {}

  /**
   * Runs a program with inherited output.
   *
   * @throws IllegalStateException if its exit code is not 0
   */
  static void run(List<String> command) throws IOException, InterruptedException {
    run(command, Map.of());
  }

  static void run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().putAll(environment);
    requireSuccess(builder.start().waitFor(), command);
  }

  /** Runs a program and returns its standard output. */
  static String output(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    requireSuccess(process.waitFor(), command);
    return text;
  }

  private static void requireSuccess(int code, List<String> command) {
    if (code != 0) {
      throw new IllegalStateException(
          "%s ended with exit code %d: %s"
              .formatted(command.getFirst(), code, String.join(" ", command)));
    }
  }

  static boolean has(String program) {
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  static void deleteTree(Path folder) throws IOException {
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }

  static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Sets the modification time of every file of a tree to {@link #TIME}. */
  static void setTimes(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(path -> !Files.isSymbolicLink(path)).forEach(Shell::setTime);
    }
  }

  private static void setTime(Path file) {
    try {
      Files.setLastModifiedTime(file, TIME);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a list: one name per line, comments after a '#'. */
  static List<String> list(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
