import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Java's archive of loaded and linked classes (JEP 483, 514), made from a run of the very image:
 * the program goes once through all its places and ends. On Linux that run is in a window where
 * there is Xvfb, else without one; the second costs the user's start some tens of milliseconds.
 */
final class AotCache {
  private static final String NAME = "digit-studio.aot";

  private AotCache() {}

  static void make(Layout layout) throws IOException, InterruptedException {
    Path config = layout.out().resolve("digit-studio.aotconf");
    Path home = layout.out().resolve("rehearsal");
    List<String> options =
        List.of(
            "-XX:AOTMode=record",
            "-XX:AOTConfiguration=" + config,
            "-Ddigitstudio.rehearsal=true",
            "-Ddigitstudio.home=" + home);
    Map<String, String> environment = new HashMap<>();
    List<String> command = new ArrayList<>();
    String more = "";
    if (layout.host() == Host.LINUX) {
      if (Shell.has("xvfb-run")) {
        command.addAll(List.of("xvfb-run", "-a", "-s", "-screen 0 1400x1000x24"));
      } else {
        more = " -Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true";
      }
    }
    command.add(layout.launcher().toString());
    environment.put("JAVA_TOOL_OPTIONS", String.join(" ", options) + more);
    Shell.run(command, environment);

    Path cache = layout.app().resolve(NAME);
    List<String> create = new ArrayList<>();
    create.add(layout.imageRuntime().resolve("bin/java").toString());
    create.addAll(launcherOptions(layout));
    create.add("-XX:AOTMode=create");
    create.add("-XX:AOTConfiguration=" + config);
    create.add("-XX:AOTCache=" + cache);
    create.add("-cp");
    create.add(classPath(layout));
    Shell.run(create);
    if (Files.notExists(cache)) {
      throw new IllegalStateException("Java made no archive of classes from " + config);
    }
    Path cfg = configuration(layout);
    Files.writeString(
        cfg,
        Files.readString(cfg).stripTrailing() + "\njava-options=-XX:AOTCache=$APPDIR/" + NAME + "\n");
    Shell.settleTimes(layout.app());
    Files.delete(config);
    Shell.deleteTree(home);
  }

  private static Path configuration(Layout layout) {
    String launcher = layout.launcher().getFileName().toString().replaceFirst("\\.exe$", "");
    return layout.app().resolve(launcher + ".cfg");
  }

  private static List<String> launcherOptions(Layout layout) throws IOException {
    return values(layout, "java-options");
  }

  private static String classPath(Layout layout) throws IOException {
    return String.join(java.io.File.pathSeparator, values(layout, "app.classpath"));
  }

  private static List<String> values(Layout layout, String key) throws IOException {
    return Files.readAllLines(configuration(layout)).stream()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1))
        .map(value -> value.replace("$APPDIR", layout.app().toString()))
        .toList();
  }
}
