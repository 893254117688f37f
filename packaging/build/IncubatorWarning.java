import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the linked Java runtime resolve jdk.incubator.vector without a warning. Java prints the
 * warning on standard error at every start and, more importantly, creates no ahead-of-time cache
 * for a program with an incubator module (ModuleBootstrap, "hasIncubatorModules"), which would make
 * the start 50 % slower. The warning is controlled by one number in the module list that jlink
 * generates; the module itself is unchanged. Affects only the runtime of this build.
 */
final class IncubatorWarning {
  /** ModuleResolution's flags: not resolved by default (1); 8 would warn of an incubator module. */
  private static final byte QUIET = 1;

  /** Bytecode of "new ModuleResolution(9)": dup, bipush 9, invokespecial. */
  private static final byte[] WARNING = {0x59, 0x10, 9, (byte) 0xb7};

  private IncubatorWarning() {}

  static void disable(Layout layout) throws IOException, InterruptedException {
    Path modules = layout.runtime().resolve("lib/modules");
    Path lists = layout.out().resolve("lists");
    Shell.run(
        List.of(
            Layout.tool("jimage"),
            "extract",
            "--dir=" + lists,
            "--include=regex:/java.base/jdk/internal/module/SystemModules\\$.*",
            modules.toString()));
    byte[] image = Files.readAllBytes(modules);
    int changed = 0;
    try (Stream<Path> all = Files.walk(lists)) {
      for (Path list : all.filter(Files::isRegularFile).toList()) {
        changed += disable(image, Files.readAllBytes(list));
      }
    }
    if (changed == 0) {
      throw new IllegalStateException(
          "jlink's module list has an unknown form: see IncubatorWarning");
    }
    Files.write(modules, image);
    Shell.deleteTree(lists);
  }

  private static int disable(byte[] image, byte[] list) {
    int warning = find(list, WARNING, 0);
    int start = warning < 0 ? -1 : find(image, list, 0);
    if (start < 0) {
      return 0;
    }
    image[start + warning + 2] = QUIET;
    return 1;
  }

  private static int find(byte[] bytes, byte[] pattern, int from) {
    for (int i = from; i + pattern.length <= bytes.length; i++) {
      if (bytes[i] == pattern[0]
          && java.util.Arrays.equals(bytes, i, i + pattern.length, pattern, 0, pattern.length)) {
        return i;
      }
    }
    return -1;
  }
}
