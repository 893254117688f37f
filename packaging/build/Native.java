import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The installers of macOS and Windows, which jpackage makes of the image. */
final class Native {
  private Native() {}

  static void make(Layout layout) throws IOException, InterruptedException {
    List<String> types = layout.host() == Host.MAC ? List.of("dmg", "pkg") : List.of("msi");
    for (String type : types) {
      List<String> command = new ArrayList<>();
      command.add(Layout.tool("jpackage"));
      command.add("@" + layout.own().resolve("installer.args"));
      command.addAll(
          List.of(
              "--type", type,
              "--app-version", layout.version(),
              "--app-image", layout.image().toString(),
              "--license-file", layout.project().resolve("LICENSE").toString(),
              "--dest", layout.out().toString()));
      for (String kind : List.of("model", "ink")) {
        Path association = layout.own().resolve(kind + ".properties");
        command.addAll(List.of("--file-associations", association.toString()));
      }
      Shell.run(command);
    }
  }
}
