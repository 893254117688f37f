import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Starts the program on Linux: a script of one command. jpackage's own launcher asks rpm and dpkg
 * whose file it is before it starts Java, and does so twice, which took up to a quarter of a
 * second.
 */
final class LinuxLauncher {
  private static final String SCRIPT =
      """
      #!/bin/sh
      # Digit Studio with its own Java; made by packaging/build/LinuxLauncher.java.
      here=$0
      [ ! -L "$here" ] || here=$(command -p readlink -f -- "$here")
      case $here in */*) ;; *) here=./$here ;; esac
      APPDIR=${here%%/*}/../lib/app
      exec "$APPDIR/../runtime/bin/%s" \\
      %s \\
        "$@"
      """;

  private LinuxLauncher() {}

  /** Puts the script in the place of jpackage's launcher, with the options that one would give. */
  static void write(Layout layout) throws IOException {
    Path java = layout.imageRuntime().resolve("bin").resolve(Layout.NAME);
    Files.move(layout.imageRuntime().resolve("bin/java"), java);
    List<String> words = new ArrayList<>(LauncherOptions.raw(layout, "java-options"));
    words.add("-cp");
    words.add(String.join(":", LauncherOptions.raw(layout, "app.classpath")));
    words.addAll(LauncherOptions.raw(layout, "app.mainclass"));
    String lines =
        words.stream().map(word -> "  \"" + word + "\"").collect(Collectors.joining(" \\\n"));
    Files.delete(layout.launcher());
    Shell.write(layout.launcher(), SCRIPT.formatted(Layout.NAME, lines));
    Files.setPosixFilePermissions(layout.launcher(), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.delete(LauncherOptions.file(layout));
    Files.delete(layout.image().resolve("lib/libapplauncher.so"));
  }
}
