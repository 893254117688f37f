import java.io.File;
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

  /**
   * On two cores a third of the start went into optimising classes of Java and JavaFX that were
   * about to be done with: they now wait ten times as long for it, and the program's own, the fast
   * loops, do not. Not for the run the archive is made from, which would then have less to tell.
   */
  private static final List<String> LATER =
      List.of(
          "-XX:CompileCommand=quiet",
          "-XX:CompileCommand=CompileThresholdScaling,java*::*,10.0",
          "-XX:CompileCommand=CompileThresholdScaling,com.sun.*::*,10.0");

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
    create.addAll(LauncherOptions.values(layout, "java-options"));
    create.add("-XX:AOTMode=create");
    create.add("-XX:AOTConfiguration=" + config);
    create.add("-XX:AOTCache=" + cache);
    create.add("-cp");
    create.add(String.join(File.pathSeparator, LauncherOptions.values(layout, "app.classpath")));
    Shell.run(create);
    if (Files.notExists(cache)) {
      throw new IllegalStateException("Java made no archive of classes from " + config);
    }
    LauncherOptions.add(layout, "-XX:AOTCache=$APPDIR/" + NAME);
    for (String option : LATER) {
      LauncherOptions.add(layout, option);
    }
    Shell.settleTimes(layout.app());
    Files.delete(config);
    Shell.deleteTree(home);
  }
}
