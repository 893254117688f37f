import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The Java runtime of the image, linked from the modules that the program needs and JavaFX. */
final class JavaRuntime {
  private JavaRuntime() {}

  static void link(Layout layout) throws IOException, InterruptedException {
    List<String> javafx = javafxModules(layout);
    Set<String> modules = new TreeSet<>(neededByCode(layout));
    modules.addAll(Shell.list(layout.packaging().resolve("modules.txt")));
    modules.addAll(javafx);
    Shell.write(layout.out().resolve("modules.txt"), String.join("\n", modules) + "\n");
    // Not compressed: the installer compresses better.
    List<String> command =
        new ArrayList<>(
            List.of(
                Layout.tool("jlink"),
                "--module-path=" + layout.modules(),
                "--add-modules=" + String.join(",", modules),
                "--include-locales=en",
                "--no-header-files",
                "--no-man-pages",
                // Only of Java's and JavaFX's classes; the program keeps its line numbers.
                "--strip-java-debug-attributes",
                "--output=" + layout.runtime()));
    if (layout.host() == Host.LINUX) {
      command.add("--strip-native-debug-symbols=exclude-debuginfo-files");
    }
    Shell.run(command);
    IncubatorWarning.disable(layout);
    for (String library : Shell.list(layout.packaging().resolve("unused-natives.txt"))) {
      Files.deleteIfExists(layout.runtime().resolve("lib").resolve(library));
    }
  }

  /** Returns the modules that the jars' classes use; jdeps ignores module descriptors here. */
  private static List<String> neededByCode(Layout layout) throws IOException, InterruptedException {
    Path classes = layout.out().resolve("classes");
    List<Path> jars = new ArrayList<>(Jars.list(layout.input().resolve("lib")));
    jars.add(layout.input().resolve("digit-studio.jar"));
    for (Path jar : jars) {
      unzip(jar, classes.resolve(jar.getFileName().toString()), ".class");
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                Layout.tool("jdeps"),
                "-summary",
                "--multi-release=25",
                "--add-modules=jdk.incubator.vector"));
    jars.forEach(jar -> command.add(classes.resolve(jar.getFileName().toString()).toString()));
    // One line per jar and module: "digit-studio.jar -> java.base".
    String summary = Shell.output(command);
    Shell.deleteTree(classes);
    return summary
        .lines()
        .map(line -> line.replaceFirst(".*-> ", "").strip())
        .filter(name -> name.matches("(java|jdk)\\..*"))
        .distinct()
        .toList();
  }

  /** Converts JavaFX's jars to modules whose native libraries need not be extracted at run time. */
  private static List<String> javafxModules(Layout layout)
      throws IOException, InterruptedException {
    Files.createDirectories(layout.modules());
    List<String> names = new ArrayList<>();
    for (Path jar : Jars.list(layout.project().resolve("target/lib"))) {
      String file = jar.getFileName().toString();
      if (!Jars.isJavafx(jar) || file.matches("javafx-[a-z]+-[\\d.]+\\.jar")) {
        continue; // JavaFX jars without a classifier are empty.
      }
      String name = file.replaceFirst("javafx-([a-z]+)-.*", "javafx.$1");
      Path parts = layout.out().resolve("parts").resolve(name);
      unzip(jar, parts.resolve("classes"), "");
      Path libraries = parts.resolve("libraries");
      Files.createDirectories(libraries);
      try (Stream<Path> all = Files.list(parts.resolve("classes"))) {
        for (Path path : all.toList()) {
          if (layout.host().isLibrary(path.getFileName().toString())) {
            Files.move(path, libraries.resolve(path.getFileName()));
          }
        }
      }
      Shell.run(
          List.of(
              Layout.tool("jmod"),
              "create",
              "--class-path=" + parts.resolve("classes"),
              layout.host() == Host.WINDOWS ? "--cmds=" + libraries : "--libs=" + libraries,
              "--date=2026-01-01T00:00:00Z",
              layout.modules().resolve(name + ".jmod").toString()));
      names.add(name);
    }
    Shell.deleteTree(layout.out().resolve("parts"));
    return names;
  }

  private static void unzip(Path jar, Path folder, String ending) throws IOException {
    Path root = folder.toAbsolutePath().normalize();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
        Path file = root.resolve(entry.getName()).normalize();
        boolean classesOnly = !ending.isEmpty();
        boolean wanted =
            !entry.isDirectory()
                && entry.getName().endsWith(ending)
                && !(classesOnly
                    && entry.getName().matches("(.*/)?module-info\\.class|META-INF/.*"))
                && !(!classesOnly && entry.getName().startsWith("META-INF/"));
        if (wanted && file.startsWith(root)) {
          Files.createDirectories(file.getParent());
          try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, file);
          }
        }
      }
    }
  }
}
