package org.digitstudio.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the one bundle of words against the code: nothing missing, nothing left over. */
class MessagesTest {
  private static final Path SOURCES = Path.of("src/main/java/org/digitstudio");
  private static final Path BUNDLE =
      Path.of("src/main/resources/org/digitstudio/messages.properties");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
  private static final Pattern KEY =
      Pattern.compile(
          "(shell|draw|train|data|inside|failure|storage|engine|exchange|mnist|ink|paper|domain|application|lab|cli|common)(\\.[A-Za-z0-9-]+)+");
  private static final Pattern PREFIX =
      Pattern.compile(
          "(shell|draw|train|data|inside|failure|storage|engine|exchange|mnist|ink|paper|domain|application|lab|cli|common)(\\.[A-Za-z0-9-]+)*\\.");
  private static final Pattern SPOKEN_IN_CODE =
      Pattern.compile(
          "(?:new (?:Label|Button|CheckBox|RadioButton|Text|Tooltip|MenuItem|Tab|Hyperlink)"
              + "|setText|setPromptText|setAccessibleText)\\(\"[^\"]*[A-Za-z]{3}");

  private final Set<String> literals = literals();
  private final List<String> keys = keys();

  @Test
  void everyKeyInTheCodeHasItsWords() {
    Set<String> missing = new TreeSet<>();
    for (String literal : literals) {
      boolean isKey = KEY.matcher(literal).matches();
      boolean isPrefix = PREFIX.matcher(literal).matches();
      if (isKey && !keys.contains(literal) && endings().noneMatch(e -> keys.contains(literal + e))
          || isPrefix && keys.stream().noneMatch(key -> key.startsWith(literal))) {
        missing.add(literal);
      }
    }
    assertThat(missing).as("keys without words").isEmpty();
  }

  @Test
  void everyWordInTheBundleIsUsed() {
    Set<String> unused = new TreeSet<>(keys);
    unused.removeIf(literals::contains);
    unused.removeIf(
        key -> literals.stream().anyMatch(l -> PREFIX.matcher(l).matches() && key.startsWith(l)));
    unused.removeIf(
        key ->
            endings()
                .anyMatch(
                    ending ->
                        key.endsWith(ending)
                            && literals.contains(
                                key.substring(0, key.length() - ending.length()))));
    assertThat(unused).as("words nobody shows").isEmpty();
  }

  @Test
  void noKeyStandsTwice() {
    assertThat(keys).doesNotHaveDuplicates();
  }

  @Test
  void noControlIsLabelledInTheCode() {
    assertThat(
            sources("ui")
                .flatMap(source -> SPOKEN_IN_CODE.matcher(source).results())
                .map(MatchResult::group))
        .isEmpty();
  }

  /** What is put behind a key to make another: {@code ".help"}, say. */
  private Stream<String> endings() {
    return literals.stream().filter(literal -> literal.matches("\\.[a-z]+"));
  }

  private static List<String> keys() {
    try (Stream<String> lines = Files.lines(BUNDLE)) {
      return lines
          .map(line -> line.split("=", 2))
          .filter(parts -> parts.length == 2 && KEY.matcher(parts[0].strip()).matches())
          .map(parts -> parts[0].strip())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> literals() {
    return sources("")
        .flatMap(source -> LITERAL.matcher(source).results())
        .map((MatchResult found) -> found.group(1).replaceAll("\\$\\{bundle:([^}]*)\\}", "$1"))
        .collect(Collectors.toSet());
  }

  private static Stream<String> sources(String room) {
    try (Stream<Path> files = Files.walk(SOURCES.resolve(room))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(MessagesTest::text)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
