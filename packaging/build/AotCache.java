import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Creates Java's ahead-of-time cache of loaded and linked classes (JEP 483, 514) from a training
 * run of the finished image: the program shows each of its pages once and ends. On Linux the run
 * uses a window under Xvfb if available, else the headless platform; the latter makes the user's
 * start some tens of milliseconds slower.
 */
final class AotCache {
  private static final String NAME = "digit-studio.aot";

  /**
   * Delays the compilation of methods of Java and JavaFX. On two cores a third of the start time
   * was spent on optimizing code that only startup uses: it now has to run ten times as often
   * before it is compiled. The program's own loops are compiled as before. Not used in the training
   * run, which would record less with it.
   */
  private static final List<String> DELAYED_COMPILATION =
      List.of(
          "-XX:CompileCommand=quiet",
          "-XX:CompileCommand=CompileThresholdScaling,java*::*,10.0",
          "-XX:CompileCommand=CompileThresholdScaling,com.sun.*::*,10.0");

  private AotCache() {}

  static void make(Layout layout) throws IOException, InterruptedException {
    Path config = layout.out().resolve("digit-studio.aotconf");
    Path home = layout.out().resolve("training-run");
    List<String> options =
        List.of(
            "-XX:AOTMode=record",
            "-XX:AOTConfiguration=" + config,
            "-Ddigitstudio.rehearsal=true",
            "-Ddigitstudio.home=" + home);
    Map<String, String> environment = new HashMap<>();
    List<String> command = new ArrayList<>();
    String headless = "";
    if (layout.host() == Host.LINUX) {
      if (Shell.has("xvfb-run")) {
        command.addAll(List.of("xvfb-run", "-a", "-s", "-screen 0 1400x1000x24"));
      } else {
        headless = " -Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true";
      }
    }
    command.add(layout.launcher().toString());
    environment.put("JAVA_TOOL_OPTIONS", String.join(" ", options) + headless);
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
      throw new IllegalStateException("Java created no class cache from " + config);
    }
    LauncherOptions.add(layout, "-XX:AOTCache=$APPDIR/" + NAME);
    for (String option : DELAYED_COMPILATION) {
      LauncherOptions.add(layout, option);
    }
    Shell.setTimes(layout.app());
    Files.delete(config);
    Shell.deleteTree(home);
  }
}
