import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * The Debian package: jpackage's image in /opt, and desktop integration in /usr/share. It is built
 * by dpkg-deb instead of jpackage, whose packages copy the desktop files in an installation script,
 * so that dpkg does not know them; this package needs no scripts.
 */
final class Deb {
  private static final String ID = "org.digitstudio.DigitStudio";
  private static final long KILO = 1024;

  private Deb() {}

  static void make(Layout layout) throws IOException, InterruptedException {
    Path tree = layout.out().resolve("deb");
    Path installed = tree.resolve("opt/digit-studio");
    Files.createDirectories(installed.getParent());
    Shell.run(List.of("cp", "-a", layout.image().toString(), installed.toString()));
    Files.createDirectories(tree.resolve("usr/bin"));
    Files.createSymbolicLink(
        tree.resolve("usr/bin/digit-studio"), Path.of("../../opt/digit-studio/bin/digit-studio"));
    share(layout, tree.resolve("usr/share"));
    Shell.write(tree.resolve("DEBIAN/control"), control(layout, tree));
    setPermissions(tree);
    Shell.setTimes(tree);
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
        Map.of("SOURCE_DATE_EPOCH", Long.toString(Shell.TIME.toInstant().getEpochSecond())));
    Shell.deleteTree(tree);
  }

  private static void share(Layout layout, Path share) throws IOException, InterruptedException {
    Path source = layout.systemFolder();
    Shell.copy(source.resolve(ID + ".desktop"), share.resolve("applications/" + ID + ".desktop"));
    Shell.write(
        share.resolve("metainfo/" + ID + ".metainfo.xml"),
        Files.readString(source.resolve(ID + ".metainfo.xml"))
            .replace("@VERSION@", layout.version()));
    Shell.copy(source.resolve(ID + ".mime.xml"), share.resolve("mime/packages/" + ID + ".xml"));
    Path icons = share.resolve("icons/hicolor");
    for (int size : Icons.SIZES) {
      Shell.copy(
          Icons.image(layout, size), icons.resolve("%1$dx%1$d/apps/%2$s.png".formatted(size, ID)));
    }
    Shell.copy(
        layout.project().resolve("assets/icons/digit-studio.svg"),
        icons.resolve("scalable/apps/" + ID + ".svg"));
    gzip(share.resolve("man/man1/digit-studio.1.gz"), Manual.page(layout));
    Path doc = share.resolve("doc/digit-studio");
    Shell.copy(source.resolve("copyright"), doc.resolve("copyright"));
    gzip(doc.resolve("changelog.gz"), Files.readString(source.resolve("changelog")));
  }

  private static void gzip(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
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

  private static void setPermissions(Path tree) throws IOException {
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path path : all.filter(path -> !Files.isSymbolicLink(path)).toList()) {
        boolean executable =
            Files.isDirectory(path)
                || path.endsWith("bin/digit-studio")
                || path.endsWith("jspawnhelper");
        Files.setPosixFilePermissions(
            path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
      }
    }
  }

  private static String architecture() {
    return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
  }
}
