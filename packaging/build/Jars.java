import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/** The jars the program loads classes from; packaging/unused-jars.txt names the others. */
final class Jars {
  private Jars() {}

  static void collect(Layout layout) throws IOException {
    List<PathMatcher> unused =
        Shell.list(layout.packaging().resolve("unused-jars.txt")).stream()
            .map(name -> FileSystems.getDefault().getPathMatcher("glob:" + name))
            .toList();
    Path target = layout.project().resolve("target");
    Shell.copy(
        target.resolve("digit-studio.jar"), layout.input().resolve("digit-studio.jar"));
    for (Path jar : in(target.resolve("lib"))) {
      boolean wanted = unused.stream().noneMatch(name -> name.matches(jar.getFileName()));
      // JavaFX becomes part of the runtime, the natives lie unpacked.
      if (wanted && !isJavafx(jar) && !Natives.isNativeJar(jar)) {
        Shell.copy(jar, layout.input().resolve("lib").resolve(jar.getFileName()));
      }
    }
    // The archive of classes remembers the time and size of every jar.
    Shell.settleTimes(layout.input());
  }

  static List<Path> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  static boolean isJavafx(Path jar) {
    return jar.getFileName().toString().startsWith("javafx-");
  }
}
