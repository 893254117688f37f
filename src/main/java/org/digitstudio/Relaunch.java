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
import org.jspecify.annotations.Nullable;

/**
 * Starts Java anew with the options this program wants, for {@code java -jar} gives no way to put
 * {@code --add-modules} into the jar. Standard input, output and errors are the same, a Ctrl-C
 * reaches both, and the exit code is passed on.
 */
final class Relaunch {
  private static final String VECTOR_MODULE = "jdk.incubator.vector";

  /** Set in the new Java: its parent's process id. */
  private static final String PARENT_PROPERTY = "digitstudio.parent";

  private static final String INCUBATOR_WARNING = "WARNING: Using incubator modules";

  private static final String NOTE =
      "Digit Studio runs with plain loops, several times slower: start it with"
          + " --add-modules=jdk.incubator.vector for the fast ones.";

  private Relaunch() {}

  /**
   * Whether this Java lacks the vector module or cannot name every file, and is not itself the
   * second one.
   */
  static boolean isWanted() {
    return (!hasVectorModule() || AsciiLocale.isSet())
        && System.getProperty(PARENT_PROPERTY) == null;
  }

  private static boolean hasVectorModule() {
    return ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
  }

  /** In the second Java: the arguments as the user typed them. */
  static List<String> arguments(List<String> given) {
    return Optional.ofNullable(Long.getLong(PARENT_PROPERTY))
        .map(parent -> AsciiLocale.original(given, parent))
        .orElse(given);
  }

  /**
   * Runs the program in a Java of its own and waits for its end.
   *
   * @return its exit code, or empty where none could be started: then this Java goes on without
   */
  static OptionalInt run(List<String> arguments) {
    try {
      ProcessBuilder second =
          new ProcessBuilder(command(arguments))
              .inheritIO()
              .redirectError(ProcessBuilder.Redirect.PIPE);
      if (AsciiLocale.isSet()) {
        AsciiLocale.lift(second.environment());
      }
      Process child = second.start();
      Thread errors = Thread.ofPlatform().daemon().name("errors").start(() -> passErrors(child));
      // A signal to this process alone, such as a plain kill, is handed on; the child then ends
      // in its own time, for training has its state to write.
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(child, errors), "hand-on"));
      int code = child.waitFor();
      errors.join();
      return OptionalInt.of(code);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.of(1);
    } catch (IOException e) {
      if (!hasVectorModule()) {
        System.err.println(NOTE);
      }
      return OptionalInt.empty();
    }
  }

  /** In the second Java: ends the program when the first one is gone, however that came about. */
  static void endWithParent() {
    Optional.ofNullable(Long.getLong(PARENT_PROPERTY))
        .ifPresent(
            id ->
                ProcessHandle.of(id)
                    .ifPresentOrElse(
                        parent -> parent.onExit().thenRun(() -> System.exit(1)),
                        () -> System.exit(1)));
  }

  /** All it says on standard error, but for Java's own warning of an incubator module. */
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
      // The child is gone or nobody listens any more: there is nothing left to pass on.
    }
  }

  private static byte[] firstLine(InputStream stream) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = stream.read(); b >= 0; b = stream.read()) {
      line.write(b);
      // A prompt or the like has no line end: it is not the warning, so it is not held back.
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
    // By its handle: the process's own destroy() would close the pipe its last words come through.
    child.toHandle().destroy();
    try {
      child.waitFor();
      errors.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What starts this program anew, with the options it wants. */
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
        .orElseThrow(() -> new IOException("There is no java in " + bin));
  }

  /** The jar with its libraries beside it, or the class path as it was given. */
  private static List<Path> classPath() throws IOException {
    @Nullable CodeSource source = Launcher.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new IOException("The program's own place is not known.");
    }
    Path own = place(source.getLocation());
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

  private static Path place(URL location) throws IOException {
    try {
      return Path.of(location.toURI());
    } catch (URISyntaxException e) {
      throw new IOException("The program's own place has no name: " + location, e);
    }
  }

  private static boolean isJavafx(Path jar) {
    return String.valueOf(jar.getFileName()).startsWith("javafx-");
  }

  private static String join(List<Path> paths) {
    return String.join(File.pathSeparator, paths.stream().map(Path::toString).toList());
  }
}
