package org.digitstudio.lab.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The memory of a process, from /proc; available on Linux only. */
final class ProcessMemory {
  private ProcessMemory() {}

  /** Returns the peak resident memory in MB. */
  static Optional<Double> peak(long process) {
    return read(process, "VmHWM:");
  }

  /** Returns the current resident memory in MB. */
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
