import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The Debian package. It is built from the tree by dpkg-deb instead of jpackage, whose packages
 * copy files to /usr/share in an installation script, so that dpkg does not know them; this package
 * needs no scripts.
 */
final class Deb {
  private static final long KILO = 1024;

  private Deb() {}

  static void make(Layout layout, Path tree) throws IOException, InterruptedException {
    Shell.write(tree.resolve("DEBIAN/control"), control(layout, tree));
    LinuxTree.normalize(tree);
    Path deb =
        layout.out().resolve("digit-studio_%s_%s.deb".formatted(layout.version(), architecture()));
    Shell.run(
        List.of(
            "dpkg-deb",
            "--root-owner-group",
            "-Zxz",
            "-z6",
            "--build",
            tree.toString(),
            deb.toString()),
        Map.of("SOURCE_DATE_EPOCH", Shell.EPOCH_SECONDS));
    Shell.deleteTree(tree.resolve("DEBIAN"));
  }

  private static String control(Layout layout, Path tree) throws IOException, InterruptedException {
    long bytes;
    try (Stream<Path> all = Files.walk(tree)) {
      bytes = all.filter(path -> !Files.isSymbolicLink(path)).mapToLong(Deb::blocks).sum();
    }
    return Files.readString(layout.systemFolder().resolve("control"))
        .replace("@VERSION@", layout.version())
        .replace("@ARCHITECTURE@", architecture())
        .replace("@INSTALLED_SIZE@", Long.toString(bytes / KILO))
        .replace("@DEPENDS@", String.join(", ", depends(layout, tree)));
  }

  private static long blocks(Path path) {
    // Whole kilobytes per file, one kilobyte per folder, as dpkg-gencontrol counts.
    return Files.isDirectory(path) ? KILO : (path.toFile().length() + KILO - 1) / KILO * KILO;
  }

  /** Returns the packages that provide the libraries which the image needs but does not contain. */
  private static Set<String> depends(Layout layout, Path tree)
      throws IOException, InterruptedException {
    Map<String, String> packages = new TreeMap<>();
    for (String line : Shell.list(layout.systemFolder().resolve("libraries.txt"))) {
      String[] parts = line.split("\\s+", 2);
      packages.put(parts[0], parts[1]);
    }
    List<Path> libraries = new ArrayList<>();
    try (Stream<Path> all = Files.walk(tree)) {
      all.filter(Files::isRegularFile)
          .filter(path -> path.endsWith("runtime/bin/digit-studio") || isLibrary(path))
          .forEach(libraries::add);
    }
    // The compressed libraries have dependencies too.
    try (Stream<Path> packed = Files.list(layout.natives())) {
      libraries.addAll(packed.toList());
    }
    Set<String> included = new TreeSet<>();
    libraries.forEach(path -> included.add(path.getFileName().toString()));
    included.addAll(Natives.aliases(layout.host()).keySet());
    Set<String> needed = new TreeSet<>();
    for (Path library : libraries) {
      for (String line :
          Shell.output(List.of("objdump", "-p", library.toString())).lines().toList()) {
        if (line.strip().startsWith("NEEDED")) {
          String name = line.strip().split("\\s+")[1];
          if (included.contains(name)) {
            continue;
          }
          if (!packages.containsKey(name)) {
            throw new IllegalStateException(
                "%s needs %s; add its package to packaging/linux/libraries.txt"
                    .formatted(library.getFileName(), name));
          }
          needed.add(packages.get(name));
        }
      }
    }
    return needed;
  }

  private static boolean isLibrary(Path path) {
    return Host.LINUX.isLibrary(path.getFileName().toString());
  }

  private static String architecture() {
    return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
  }
}
