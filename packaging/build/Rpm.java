import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The package for Fedora, openSUSE and others that use RPM, from the same tree as the .deb. It is
 * made where rpmbuild is installed; rpm itself finds the libraries that the files need.
 */
final class Rpm {
  private Rpm() {}

  static void make(Layout layout, Path tree) throws IOException, InterruptedException {
    if (!Shell.has("rpmbuild")) {
      System.out.println("rpmbuild is not installed: no .rpm is made.");
      return;
    }
    Path work = layout.out().resolve("rpm");
    Path spec = work.resolve("digit-studio.spec");
    Shell.write(
        spec,
        Files.readString(layout.own().resolve("digit-studio.spec"))
            .replace("@VERSION@", layout.version())
            .replace("@TREE@", tree.toString()));
    Shell.run(
        List.of(
            "rpmbuild",
            "-bb",
            "--quiet",
            "--define=_topdir " + work,
            "--define=_rpmdir " + work.resolve("made"),
            spec.toString()),
        Map.of("SOURCE_DATE_EPOCH", Shell.EPOCH_SECONDS));
    try (Stream<Path> all = Files.walk(work.resolve("made"))) {
      for (Path made : all.filter(path -> path.toString().endsWith(".rpm")).toList()) {
        Files.move(made, layout.out().resolve(made.getFileName()));
      }
    }
    Shell.deleteTree(work);
  }
}
