package org.digitstudio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Keeps the code and its messages in the field's own terms: the words below once stood for
 * something that PyTorch, Deeplearning4j, DJL or JavaFX name otherwise.
 */
class LanguageTest {
  private static final Path MESSAGES =
      Path.of("src/main/resources/org/digitstudio/messages.properties");

  /** Trees of Java files: the program, its tests and the packaging. */
  private static final List<Path> TREES =
      List.of(Path.of("src/main/java"), Path.of("src/test/java"), Path.of("packaging/build"));

  /** Files that must name banned words: the keys of version 1.0.0, and this rule. */
  private static final List<Path> EXEMPT =
      List.of(Path.of("storage", "Format1.java"), Path.of("LanguageTest.java"));

  /** A word that is not to be used, with the one that is. */
  private record Banned(Pattern pattern, String instead) {
    Banned(String regex, String instead) {
      this(Pattern.compile(regex), instead);
    }
  }

  private static final List<Banned> IN_CODE =
      List.of(
          new Banned("\\b[Ff]orth\\b", "forward"),
          new Banned("\\b(?:[Gg]oing|[Ww]ay) back\\b", "backward, backward pass"),
          new Banned("\\b[Cc]rew\\b", "WorkerPool"),
          new Banned("(?<!on-)\\b[Dd]esks?\\b", "Workspace"),
          new Banned("\\b[Kk]it\\b", "LayerContext"),
          new Banned("\\b[Pp]icks\\b", "SparseVector"),
          new Banned("\\b[Bb]outs?\\b", "BenchmarkRun"),
          new Banned("\\b[Tt]raits?\\b", "OodFeatures"),
          new Banned("\\b[Ee]xaminer\\b|\\b[Jj]udges?\\b", "Evaluator, calibrate"),
          new Banned("\\b[Mm]ind ?[Cc]hange", "Counterfactual"),
          new Banned("\\b(?:set|sets|setting) (?:\\w+ )?aside\\b", "validation set, held-out"),
          new Banned("\\b(?:MOST|LEAST|LONGEST|FEWEST|WIDEST)_", "MAX_, MIN_"),
          new Banned("\\b(?:[Gg]o|[Gg]oes|[Gg]one|[Gg]oing) on\\b|\\bgoOn\\b", "resume, continue"),
          new Banned("\\b[Mm]aterial\\b", "training data"),
          new Banned("\\bten sums\\b", "logits"),
          new Banned(
              "(?<!in |take |takes |decimal |real )\\b[Pp]laces?\\b", "page, index, position"),
          new Banned("\\b\\w+Place(?:s|Id)?\\b", "page"),
          new Banned("\\bhand's\\b|\\ba hand\\b|\\bother hands\\b", "handwriting, writer"),
          new Banned("\\bby and by\\b", "step by step, later"),
          new Banned("\\bknown holes\\b", "known vulnerabilities"));

  private static final Pattern JAVADOC =
      Pattern.compile(
          "/\\*\\*\\s*(?:\\*\\s*)?(What|Where|How|When|Who|Why|Told|Hears|Sees|Says|Looks|Has|Lays(?!"
              + " out))\\b");

  private static final List<Banned> IN_MESSAGES =
      List.of(
          new Banned("'", "the apostrophe ’, which MessageFormat leaves alone"),
          new Banned("(?i)\\bset aside\\b", "validation images"),
          new Banned("(?i)\\b(?:go|goes|gone) on\\b", "Resume"),
          new Banned("(?i)\\bread by\\b", "Model"),
          new Banned("(?i)\\btake (?:\\w+ )*away\\b", "Clear"),
          new Banned("(?i)\\bten sums\\b", "logits"),
          new Banned("(?i)\\bmaterial\\b", "training data"));

  @Test
  void allCodeUsesTheFieldsTerms() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path tree : TREES) {
      javaFiles(tree).forEach(file -> found.addAll(dialect(file)));
    }
    assertThat(found).as("words that have a better one").isEmpty();
  }

  @Test
  void messagesUseTheFieldsTerms() throws IOException {
    List<String> found = new ArrayList<>();
    List<String> lines = Files.readAllLines(MESSAGES);
    for (String line : lines) {
      if (line.matches("[a-z].*=.*")) {
        found.addAll(
            find(line.split("=", 2)[0], line.substring(line.indexOf('=') + 1), IN_MESSAGES));
      }
    }
    assertThat(found).as("messages that have a better word").isEmpty();
  }

  @Test
  void aWordOfTheOldDialectIsFound() {
    String old = "/** What the crew goes on with, way back. */ int MOST_DESKS = 1;";

    assertThat(dialect("Old.java", old))
        .extracting(line -> line.replaceAll(".*say ", ""))
        .contains("WorkerPool", "resume, continue", "backward, backward pass", "MAX_, MIN_")
        .anyMatch(line -> line.contains("verb or a noun phrase"));
  }

  private static List<String> dialect(Path file) {
    if (EXEMPT.stream().anyMatch(file::endsWith)) {
      return List.of();
    }
    try {
      return dialect(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> dialect(String name, String source) {
    List<String> found = find(name, source, IN_CODE);
    Matcher javadoc = JAVADOC.matcher(source);
    while (javadoc.find()) {
      found.add(
          "%s:%d: \"%s\" begins a comment; begin with a verb or a noun phrase"
              .formatted(name, line(source, javadoc.start()), javadoc.group(1)));
    }
    return found;
  }

  private static List<String> find(String name, String text, List<Banned> words) {
    List<String> found = new ArrayList<>();
    for (Banned word : words) {
      Matcher matcher = word.pattern().matcher(text);
      while (matcher.find()) {
        found.add(
            "%s:%d: \"%s\"; say %s"
                .formatted(name, line(text, matcher.start()), matcher.group(), word.instead()));
      }
    }
    return found;
  }

  private static long line(String text, int index) {
    return text.substring(0, index).lines().count();
  }

  private static List<Path> javaFiles(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
