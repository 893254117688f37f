import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * The files that a Linux package installs: the image in /opt and, in /usr, the command, the desktop
 * entry, icons, file types, the manual page and the licences. The .deb and the .rpm contain the
 * same tree.
 */
final class LinuxTree {
  private static final String ID = "org.digitstudio.DigitStudio";

  private LinuxTree() {}

  /** Creates the tree in target/installer/tree and returns its root. */
  static Path make(Layout layout) throws IOException, InterruptedException {
    Path tree = layout.out().resolve("tree");
    Path installed = tree.resolve("opt/digit-studio");
    Files.createDirectories(installed.getParent());
    Shell.run(List.of("cp", "-a", layout.image().toString(), installed.toString()));
    Files.createDirectories(tree.resolve("usr/bin"));
    Files.createSymbolicLink(
        tree.resolve("usr/bin/digit-studio"), Path.of("../../opt/digit-studio/bin/digit-studio"));
    share(layout, tree.resolve("usr/share"));
    normalize(tree);
    return tree;
  }

  /** Sets the permissions and modification times of all files, for reproducible packages. */
  static void normalize(Path tree) throws IOException {
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
    Shell.setTimes(tree);
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
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
