import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The configuration file of jpackage's launcher: keys with one or several values. */
final class LauncherOptions {
  private LauncherOptions() {}

  static Path file(Layout layout) {
    String launcher = layout.launcher().getFileName().toString().replaceFirst("\\.exe$", "");
    return layout.app().resolve(launcher + ".cfg");
  }

  /** Returns the values of a key as written; $APPDIR stands for the folder of the jars. */
  static List<String> raw(Layout layout, String key) throws IOException {
    return Files.readAllLines(file(layout)).stream()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1))
        .toList();
  }

  /** Returns the values of a key, with $APPDIR replaced by the folder in this image. */
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
