package org.digitstudio.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the message bundle with the code: no key is missing, unused or malformed. */
class MessagesTest {
  private static final Path SOURCES = Path.of("src/main/java/org/digitstudio");
  private static final Path BUNDLE =
      Path.of("src/main/resources/org/digitstudio/messages.properties");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
  private static final Pattern KEY =
      Pattern.compile(
          "(shell|draw|train|data|inside|failure|storage|engine|exchange|mnist|ink|paper|domain|application|lab|cli|common|container)(\\.[A-Za-z0-9-]+)+");

  /**
   * Prefixes that code completes with the name of an enum constant or with an identifier. All other
   * keys are whole literals. The prefix of a package alone, such as "draw.", is not allowed,
   * because it would hide every unused key of the package.
   */
  private static final List<String> FAMILIES =
      List.of(
          "data.order.",
          "data.overview.",
          "data.page.",
          "train.augmentation.",
          "train.engine.",
          "train.field.",
          "train.optimizer.",
          "train.phase.",
          "train.recipe.",
          "train.schedule.",
          "train.selection.",
          "train.status.");

  /** Placeholders that picocli replaces, not MessageFormat. */
  private static final Pattern PICOCLI = Pattern.compile("\\$\\{[^}]*\\}");

  private static final Pattern TEXT_IN_CODE =
      Pattern.compile(
          "(?:new (?:Label|Button|CheckBox|RadioButton|Text|Tooltip|MenuItem|Tab|Hyperlink)"
              + "|setText|setPromptText|setAccessibleText)\\(\"[^\"]*[A-Za-z]{3}");

  private final Set<String> literals = literals();
  private final Map<String, String> messages = messages();
  private final List<String> keys = keys();

  @Test
  void everyKeyInTheCodeHasAMessage() {
    Set<String> missing = new TreeSet<>();
    for (String literal : literals) {
      boolean isKey = KEY.matcher(literal).matches();
      if (isKey
          && !keys.contains(literal)
          && endings().noneMatch(e -> keys.contains(literal + e))) {
        missing.add(literal);
      }
    }
    assertThat(missing).as("keys without a message").isEmpty();
  }

  @Test
  void everyMessageIsUsed() {
    assertThat(unused(keys, literals)).as("unused messages").isEmpty();
  }

  @Test
  void everyFamilyOfKeysIsUsed() {
    assertThat(FAMILIES)
        .allSatisfy(
            family -> {
              assertThat(literals).contains(family);
              assertThat(keys).anyMatch(key -> key.startsWith(family));
            });
  }

  @Test
  void anUnusedKeyBehindAPackagePrefixIsFound() {
    assertThat(unused(List.of("shell.coming.data", "draw.undo"), Set.of("shell.", "draw.undo")))
        .containsExactly("shell.coming.data");
  }

  private static Set<String> unused(List<String> keys, Set<String> literals) {
    Set<String> unused = new TreeSet<>(keys);
    unused.removeIf(literals::contains);
    unused.removeIf(key -> FAMILIES.stream().anyMatch(key::startsWith));
    unused.removeIf(
        key ->
            endings(literals)
                .anyMatch(
                    ending ->
                        key.endsWith(ending)
                            && literals.contains(
                                key.substring(0, key.length() - ending.length()))));
    return unused;
  }

  @Test
  void everyMessageIsAValidPatternWithoutStraightApostrophes() {
    Set<String> malformed = new TreeSet<>(messages.keySet());
    malformed.removeIf(key -> isWellFormed(messages.get(key)));
    assertThat(malformed).as("messages that MessageFormat would change or reject").isEmpty();
  }

  @Test
  void aStraightApostropheAndAnOpenBraceAreFound() {
    assertThat(isWellFormed("MNIST\u2019s {0}")).isTrue();
    assertThat(isWellFormed("MNIST''s")).isFalse();
    assertThat(isWellFormed("{0")).isFalse();
    assertThat(isWellFormed("{name}")).isFalse();
  }

  private static boolean isWellFormed(String message) {
    try {
      String pattern = PICOCLI.matcher(message).replaceAll("");
      return !pattern.contains("'") && new MessageFormat(pattern, Locale.ROOT).getFormats() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Test
  void noKeyIsDefinedTwice() {
    assertThat(keys).doesNotHaveDuplicates();
  }

  @Test
  void noControlHasATextInTheCode() {
    assertThat(
            sources("ui")
                .flatMap(source -> TEXT_IN_CODE.matcher(source).results())
                .map(MatchResult::group))
        .isEmpty();
  }

  private Stream<String> endings() {
    return endings(literals);
  }

  /** Returns the suffixes that code appends to a key, such as {@code ".help"}. */
  private static Stream<String> endings(Set<String> literals) {
    return literals.stream().filter(literal -> literal.matches("\\.[a-z]+"));
  }

  private static Map<String, String> messages() {
    try (Reader reader = Files.newBufferedReader(BUNDLE)) {
      Properties properties = new Properties();
      properties.load(reader);
      return properties.stringPropertyNames().stream()
          .collect(Collectors.toMap(key -> key, properties::getProperty));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
