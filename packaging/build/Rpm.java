import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The RPM package for Fedora, openSUSE and others, from the same tree as the .deb. It is built only
 * if rpmbuild is installed, which also finds the libraries that the files need.
 */
final class Rpm {
  private Rpm() {}

  static void make(Layout layout, Path tree) throws IOException, InterruptedException {
    if (!Shell.has("rpmbuild")) {
      System.out.println("rpmbuild is not installed: no .rpm is built.");
      return;
    }
    Path work = layout.out().resolve("rpm");
    Path spec = work.resolve("digit-studio.spec");
    Shell.write(
        spec,
        Files.readString(layout.systemFolder().resolve("digit-studio.spec"))
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
      for (Path rpm : all.filter(path -> path.toString().endsWith(".rpm")).toList()) {
        Files.move(rpm, layout.out().resolve(rpm.getFileName()));
      }
    }
    Shell.deleteTree(work);
  }
}
