import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lets the linked Java resolve jdk.incubator.vector without its warning. Java prints that line on
 * standard error at every start, and, which matters more, it archives no linked classes for a
 * program with an incubating module (ModuleBootstrap, "hasIncubatorModules"): the start would take
 * half as long again. Whether to warn is one number in the list of modules that jlink generates;
 * the module itself stays as it is. Changes this build's own copy only.
 */
final class Incubation {
  /** ModuleResolution: not resolved by default (1), warn that it incubates (8). */
  private static final byte QUIET = 1;

  /** dup, bipush 9, invokespecial: the argument of "new ModuleResolution(9)". */
  private static final byte[] WARNING = {0x59, 0x10, 9, (byte) 0xb7};

  private Incubation() {}

  static void quieten(Layout layout) throws IOException, InterruptedException {
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
        changed += quieten(image, Files.readAllBytes(list));
      }
    }
    if (changed == 0) {
      throw new IllegalStateException("jlink's list of modules has another form: see Incubation");
    }
    Files.write(modules, image);
    Shell.deleteTree(lists);
  }

  private static int quieten(byte[] image, byte[] list) {
    int warning = find(list, WARNING, 0);
    int start = warning < 0 ? -1 : find(image, list, 0);
    if (start < 0) {
      return 0;
    }
    image[start + warning + 2] = QUIET;
    return 1;
  }

  private static int find(byte[] text, byte[] word, int from) {
    for (int i = from; i + word.length <= text.length; i++) {
      if (text[i] == word[0]
          && java.util.Arrays.equals(text, i, i + word.length, word, 0, word.length)) {
        return i;
      }
    }
    return -1;
  }
}
