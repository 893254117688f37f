package org.digitstudio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that packaging/audit.csv lists every library with the vulnerabilities of its version. */
class AuditTest {
  private static final Set<String> TREATMENTS = Set.of("none", "fixed", "unreachable");

  /** A line of packaging/audit.csv. */
  private record Entry(String jar, String vulnerabilities, String treatment, String note) {}

  @Test
  void theAuditListsEveryLibraryWithItsVersion() throws IOException {
    Set<String> audited = new TreeSet<>();
    audit().forEach(entry -> audited.add(entry.jar));

    assertThat(libraries())
        .as("libraries; review new versions and update packaging/audit.csv")
        .isEqualTo(audited);
  }

  @Test
  void everyVulnerabilityIsFixedOrExplained() throws IOException {
    assertThat(audit())
        .allSatisfy(
            entry -> {
              assertThat(entry.treatment).as(entry.jar).isIn(TREATMENTS);
              if (!entry.vulnerabilities.isEmpty()) {
                assertThat(entry.note).as(entry.jar).isNotBlank();
              }
            });
  }

  private static List<Entry> audit() throws IOException {
    return Files.readAllLines(Path.of("packaging/audit.csv")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(";", 4))
        .map(part -> new Entry(part[0], part[1], part[2], part[3]))
        .toList();
  }

  /** Returns the jars of target/lib without platform classifiers. */
  private static Set<String> libraries() throws IOException {
    try (Stream<Path> jars = Files.list(Path.of("target/lib"))) {
      Set<String> names = new TreeSet<>();
      jars.map(jar -> String.valueOf(jar.getFileName()).replace(".jar", ""))
          .map(name -> name.replaceFirst("-(linux|macosx|mac|windows|win)(-.*)?$", ""))
          .forEach(names::add);
      return names;
    }
  }
}
