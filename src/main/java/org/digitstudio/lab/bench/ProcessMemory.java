package org.digitstudio.lab.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What Linux says of a process's memory; other systems say nothing here. */
final class ProcessMemory {
  private ProcessMemory() {}

  /** The most that ever was in memory at once, MB. */
  static Optional<Double> peak(long process) {
    return read(process, "VmHWM:");
  }

  /** What is in memory now, MB. */
  static Optional<Double> resident(long process) {
    return read(process, "VmRSS:");
  }

  private static Optional<Double> read(long process, String key) {
    Path status = Path.of("/proc", Long.toString(process), "status");
    if (!Files.isReadable(status)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith(key))
          .map(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst();
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty(); // The process has ended.
    }
  }
}
