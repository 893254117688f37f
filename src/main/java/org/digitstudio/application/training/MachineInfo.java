package org.digitstudio.application.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The versions and the machine that a run's times belong to. */
public final class MachineInfo {
  private MachineInfo() {}

  /**
   * Returns the description by the keys {@code program}, {@code java}, {@code system}, {@code
   * processor}.
   *
   * @param program the program's version
   */
  public static Map<String, String> describe(String program) {
    Map<String, String> all = new TreeMap<>();
    all.put("program", program);
    all.put("java", System.getProperty("java.runtime.version", "unknown"));
    all.put(
        "system",
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + ", "
            + System.getProperty("os.arch"));
    int cores = Runtime.getRuntime().availableProcessors();
    all.put(
        "processor",
        processor(Path.of("/proc/cpuinfo")).orElse(System.getProperty("os.arch", "unknown"))
            + ", "
            + cores
            + (cores == 1 ? " core" : " cores"));
    return all;
  }

  /** Returns the processor's name on Linux; other systems tell it to no Java program. */
  static Optional<String> processor(Path cpuinfo) {
    if (!Files.isReadable(cpuinfo)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(cpuinfo)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .filter(name -> !name.isEmpty())
          .findFirst();
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }
}
