import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The installers for macOS and Windows, built by jpackage from the image. */
final class NativeInstaller {
  private NativeInstaller() {}

  static void make(Layout layout) throws IOException, InterruptedException {
    List<String> types = layout.host() == Host.MAC ? List.of("dmg", "pkg") : List.of("msi");
    for (String type : types) {
      List<String> command = new ArrayList<>();
      command.add(Layout.tool("jpackage"));
      command.add("@" + layout.systemFolder().resolve("installer.args"));
      command.addAll(
          List.of(
              "--type", type,
              "--app-version", layout.version(),
              "--app-image", layout.image().toString(),
              "--license-file", layout.project().resolve("LICENSE").toString(),
              "--dest", layout.out().toString()));
      for (String kind : List.of("model", "ink")) {
        Path association = layout.systemFolder().resolve(kind + ".properties");
        command.addAll(List.of("--file-associations", association.toString()));
      }
      Shell.run(command);
    }
  }
}
