package org.digitstudio;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.digitstudio.application.text.Messages;
import org.jspecify.annotations.Nullable;

/**
 * Runs the program in a child process with the Java options it needs, because a jar cannot declare
 * {@code --add-modules}. The child shares standard input and output, its standard error and exit
 * code are passed on, and signals are forwarded.
 */
final class Relaunch {
  private static final String VECTOR_MODULE = "jdk.incubator.vector";

  /** System property of the child process: its parent's process id. */
  private static final String PARENT_PROPERTY = "digitstudio.parent";

  private static final String INCUBATOR_WARNING = "WARNING: Using incubator modules";

  private Relaunch() {}

  /**
   * Returns whether this process lacks the vector module or cannot represent every file name, and
   * is not itself the child.
   */
  static boolean isNeeded() {
    return (!hasVectorModule() || AsciiLocale.isSet())
        && System.getProperty(PARENT_PROPERTY) == null;
  }

  private static boolean hasVectorModule() {
    return ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
  }

  /** In the child process: restores the arguments as the user typed them. */
  static List<String> arguments(List<String> given) {
    return Optional.ofNullable(Long.getLong(PARENT_PROPERTY))
        .map(parent -> AsciiLocale.original(given, parent))
        .orElse(given);
  }

  /**
   * Runs the program in a child process and waits for its end.
   *
   * @return its exit code; empty if it could not be started: then this process runs the program
   */
  static OptionalInt run(List<String> arguments) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command(arguments))
              .inheritIO()
              .redirectError(ProcessBuilder.Redirect.PIPE);
      if (AsciiLocale.isSet()) {
        AsciiLocale.lift(builder.environment());
      }
      Process child = builder.start();
      Thread errors = Thread.ofPlatform().daemon().name("errors").start(() -> passErrors(child));
      // Forwards a signal to this process, such as a plain kill, and waits for the child, which may
      // have to write the state of a training run.
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(child, errors), "forward"));
      int code = child.waitFor();
      errors.join();
      return OptionalInt.of(code);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.of(1);
    } catch (IOException e) {
      if (!hasVectorModule()) {
        System.err.println(Messages.text("cli.slow-loops"));
      }
      return OptionalInt.empty();
    }
  }

  /** In the child process: exits when the parent ends for any reason. */
  static void exitWithParent() {
    Optional.ofNullable(Long.getLong(PARENT_PROPERTY))
        .ifPresent(
            id ->
                ProcessHandle.of(id)
                    .ifPresentOrElse(
                        parent -> parent.onExit().thenRun(() -> System.exit(1)),
                        () -> System.exit(1)));
  }

  /** Copies the child's standard error, without Java's warning of an incubator module. */
  private static void passErrors(Process child) {
    try (InputStream errors = child.getErrorStream()) {
      byte[] first = firstLine(errors);
      if (!new String(first, StandardCharsets.ISO_8859_1).startsWith(INCUBATOR_WARNING)) {
        System.err.write(first);
      }
      byte[] buffer = new byte[8192];
      for (int n = errors.read(buffer); n >= 0; n = errors.read(buffer)) {
        System.err.write(buffer, 0, n);
        System.err.flush();
      }
    } catch (IOException ignored) {
      // The child has ended or our standard error is closed: nothing more to copy.
    }
  }

  private static byte[] firstLine(InputStream stream) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = stream.read(); b >= 0; b = stream.read()) {
      line.write(b);
      // Text that cannot become the warning, such as a prompt, is passed on without its line end.
      if (b == '\n'
          || line.size() > INCUBATOR_WARNING.length()
              && !line.toString(StandardCharsets.ISO_8859_1).startsWith(INCUBATOR_WARNING)) {
        break;
      }
    }
    return line.toByteArray();
  }

  private static void end(Process child, Thread errors) {
    if (!child.isAlive()) {
      return;
    }
    // By its handle: Process.destroy() would close the pipe of its last error messages.
    child.toHandle().destroy();
    try {
      child.waitFor();
      errors.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the command line that starts this program with its Java options. */
  static List<String> command(List<String> arguments) throws IOException {
    List<Path> classPath = classPath();
    List<Path> javafx = classPath.stream().filter(Relaunch::isJavafx).toList();
    List<String> command = new ArrayList<>();
    command.add(java().toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(JvmOptions.COMMON);
    if (!javafx.isEmpty()) {
      command.addAll(JvmOptions.JAVAFX);
      command.add("--module-path=" + join(javafx));
    }
    command.add("-D" + PARENT_PROPERTY + "=" + ProcessHandle.current().pid());
    if (AsciiLocale.isSet()) {
      command.add("-D" + AsciiLocale.ARGUMENTS_PROPERTY + "=original");
    }
    command.add("-cp");
    command.add(join(classPath.stream().filter(entry -> !isJavafx(entry)).toList()));
    command.add(Launcher.class.getName());
    command.addAll(arguments);
    return command;
  }

  private static Path java() throws IOException {
    Path bin = Path.of(System.getProperty("java.home"), "bin");
    return Stream.of("java", "java.exe")
        .map(bin::resolve)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IOException("No java executable in " + bin));
  }

  /** Returns the jar and its libraries, or the class path of this process. */
  private static List<Path> classPath() throws IOException {
    @Nullable CodeSource source = Launcher.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new IOException("The location of the program's classes is unknown");
    }
    Path own = path(source.getLocation());
    Path libraries = own.resolveSibling("lib");
    if (Files.isRegularFile(own) && Files.isDirectory(libraries)) {
      try (Stream<Path> jars = Files.list(libraries)) {
        return Stream.concat(
                Stream.of(own), jars.filter(jar -> jar.toString().endsWith(".jar")).sorted())
            .toList();
      }
    }
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(Path::of)
        .toList();
  }

  private static Path path(URL location) throws IOException {
    try {
      return Path.of(location.toURI());
    } catch (URISyntaxException e) {
      throw new IOException("The location of the program's classes is no file: " + location, e);
    }
  }

  private static boolean isJavafx(Path jar) {
    return String.valueOf(jar.getFileName()).startsWith("javafx-");
  }

  private static String join(List<Path> paths) {
    return String.join(File.pathSeparator, paths.stream().map(Path::toString).toList());
  }
}
