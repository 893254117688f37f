import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The application image by jpackage: launcher, jars and Java runtime, runnable from any folder. */
final class AppImage {
  private AppImage() {}

  static void make(Layout layout) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Layout.tool("jpackage"));
    command.add("@" + layout.packaging().resolve("image.args"));
    command.add("@" + layout.systemFolder().resolve("image.args"));
    command.addAll(
        List.of(
            "--type", "app-image",
            "--app-version", layout.version(),
            "--input", layout.input().toString(),
            "--runtime-image", layout.runtime().toString(),
            "--dest", layout.image().getParent().toString(),
            "--icon", Icons.launcherIcon(layout).toString()));
    Shell.run(command);
    Shell.setTimes(layout.image());
  }

  /** Removes files that only the build needed and adds the licence notices. */
  static void finish(Layout layout) throws IOException {
    switch (layout.host()) {
      case LINUX -> {
        LinuxLauncher.write(layout);
        Shell.setTimes(layout.image());
      }
      case MAC -> Shell.deleteTree(layout.imageRuntime().resolve("bin"));
      case WINDOWS -> {} // The bin folder also holds the libraries.
    }
    Path legal = layout.app().resolve("legal");
    Shell.copy(layout.project().resolve("LICENSE"), legal.resolve("LICENSE"));
    for (String name : List.of("THIRD-PARTY.txt", "bom.json")) {
      Path made = layout.project().resolve("target").resolve(name);
      if (Files.notExists(made)) {
        throw new IllegalStateException(made + " is missing: run mvn -Pinstaller verify, online.");
      }
      Shell.copy(made, legal.resolve(name));
    }
    Shell.copyTree(layout.packaging().resolve("licences"), legal.resolve("licences"));
    Shell.setTimes(legal);
  }
}
