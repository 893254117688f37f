import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** jpackage's image: the launcher, the jars and Java, ready to run from any folder. */
final class AppImage {
  private AppImage() {}

  static void make(Layout layout) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Layout.tool("jpackage"));
    command.add("@" + layout.packaging().resolve("image.args"));
    command.add("@" + layout.own().resolve("image.args"));
    command.addAll(
        List.of(
            "--type", "app-image",
            "--app-version", layout.version(),
            "--input", layout.input().toString(),
            "--runtime-image", layout.runtime().toString(),
            "--dest", layout.image().getParent().toString(),
            "--icon", Icons.ofLauncher(layout).toString()));
    Shell.run(command);
    Shell.settleTimes(layout.image());
  }

  /** What only the build needed goes; what a user may want to read comes. */
  static void finish(Layout layout) throws IOException {
    switch (layout.host()) {
      case LINUX -> {
        LinuxLauncher.write(layout);
        Shell.settleTimes(layout.image());
      }
      case MAC -> Shell.deleteTree(layout.imageRuntime().resolve("bin"));
      case WINDOWS -> {} // The libraries are there as well.
    }
    Path legal = layout.app().resolve("legal");
    Shell.copy(layout.project().resolve("LICENSE"), legal.resolve("LICENSE"));
    for (String name : List.of("THIRD-PARTY.txt", "bom.json")) {
      Path made = layout.project().resolve("target").resolve(name);
      if (Files.notExists(made)) {
        throw new IllegalStateException(
            made + " is missing: run mvn -Pinstaller verify, and not offline.");
      }
      Shell.copy(made, legal.resolve(name));
    }
    Shell.copyTree(layout.packaging().resolve("licences"), legal.resolve("licences"));
    Shell.settleTimes(legal);
  }
}
