import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What jpackage's launcher is told: its file of keys and values, some of them given many times. */
final class LauncherOptions {
  private LauncherOptions() {}

  static Path file(Layout layout) {
    String launcher = layout.launcher().getFileName().toString().replaceFirst("\\.exe$", "");
    return layout.app().resolve(launcher + ".cfg");
  }

  /** The values of a key as they are written: $APPDIR stands for the folder of the jars. */
  static List<String> raw(Layout layout, String key) throws IOException {
    return Files.readAllLines(file(layout)).stream()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1))
        .toList();
  }

  /** The values of a key for this very image. */
  static List<String> values(Layout layout, String key) throws IOException {
    return raw(layout, key).stream()
        .map(value -> value.replace("$APPDIR", layout.app().toString()))
        .toList();
  }

  static void add(Layout layout, String option) throws IOException {
    Path file = file(layout);
    Files.writeString(
        file, Files.readString(file).stripTrailing() + "\njava-options=" + option + "\n");
  }
}
