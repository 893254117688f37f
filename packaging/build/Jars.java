import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The jars of the image: those of target/lib, which the POM keeps to what is loaded. */
final class Jars {
  private Jars() {}

  static void collect(Layout layout) throws IOException {
    Path target = layout.project().resolve("target");
    Shell.copy(
        target.resolve("digit-studio.jar"), layout.input().resolve("digit-studio.jar"));
    for (Path jar : in(target.resolve("lib"))) {
      // JavaFX becomes part of the runtime, the natives lie unpacked.
      if (!isJavafx(jar) && !Natives.isNativeJar(jar)) {
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
