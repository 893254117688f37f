package org.digitstudio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that the program ships the licence texts of all its libraries. */
class LicenceTest {
  private static final Path FOLDER = Path.of("packaging/licences");
  private static final int MIN_LENGTH = 700;

  /** A line of packaging/licences/index.csv. */
  private record Entry(String library, List<String> texts, String declared) {}

  @Test
  void theIndexListsExactlyTheShippedLibraries() throws IOException {
    Set<String> named =
        entries().stream()
            .filter(entry -> !entry.declared.isEmpty())
            .map(Entry::library)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(libraries()).isEqualTo(named);
  }

  @Test
  void everyListedTextExistsAndIsALicence() throws IOException {
    for (Entry entry : entries()) {
      assertThat(entry.texts).as(entry.library).isNotEmpty();
      for (String text : entry.texts) {
        Path file = FOLDER.resolve(text);
        assertThat(file).isRegularFile();
        if (!text.equals("Deeplearning4j.txt")) {
          assertThat(Files.readString(file))
              .as("%s, for %s", text, entry.library)
              .hasSizeGreaterThan(MIN_LENGTH)
              .containsIgnoringCase("permi")
              .containsPattern("(?i)as is|warrant|GCC Copyleft");
        }
      }
    }
  }

  @Test
  void everyTextBelongsToALibrary() throws IOException {
    Set<String> used =
        entries().stream().flatMap(e -> e.texts.stream()).collect(Collectors.toSet());
    used.add("index.csv");

    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .containsExactlyInAnyOrderElementsOf(used);
    }
  }

  private static List<Entry> entries() throws IOException {
    return Files.readAllLines(FOLDER.resolve("index.csv")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(";", -1))
        .map(part -> new Entry(part[0], List.of(part[1].split(" ")), part[2]))
        .toList();
  }

  /** Returns the names of the jars of target/lib without their versions. */
  private static Set<String> libraries() throws IOException {
    try (Stream<Path> jars = Files.list(Path.of("target/lib"))) {
      return jars.map(jar -> String.valueOf(jar.getFileName()).replaceFirst("-\\d.*", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
