import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks that packaging/licences holds the licence text of every shipped library, compared with the
 * licences that Maven found in the POMs (target/THIRD-PARTY.txt) and with the native libraries.
 */
final class Licences {
  /** Matches " (Licence) (Other licence) Name (group:artifact:version - address)". */
  private static final Pattern NOTICE =
      Pattern.compile("\\s+(\\(.*\\)) .*\\([^:()]+:([^:()]+):[^:()]+ - .*\\)");

  /** Matches the name of a licence, which may itself contain parentheses. */
  private static final Pattern NAME = Pattern.compile("\\(((?:[^()]|\\([^()]*\\))*)\\)");

  /** Matches native libraries covered by the licence of the jar with their Java classes. */
  private static final Pattern COVERED_BY_JAR =
      Pattern.compile("(lib)?(jni.*|nd4jcpu|openblas)\\.(so|dylib|dll)(\\.\\d+)*");

  private Licences() {}

  static void check(Layout layout) throws IOException {
    Path folder = layout.packaging().resolve("licences");
    Map<String, String> declared = new HashMap<>();
    for (String line : Shell.list(folder.resolve("index.csv"))) {
      String[] parts = line.split(";", -1);
      declared.put(parts[0], parts[2]);
      for (String text : parts[1].split(" ")) {
        if (Files.notExists(folder.resolve(text))) {
          throw new IllegalStateException(text + " is missing in packaging/licences");
        }
      }
    }
    Map<String, String> found = new HashMap<>();
    for (String line : Files.readAllLines(layout.project().resolve("target/THIRD-PARTY.txt"))) {
      Matcher notice = NOTICE.matcher(line);
      if (notice.matches()) {
        found.put(notice.group(2), licences(notice.group(1)));
      }
    }
    if (found.isEmpty()) {
      throw new IllegalStateException("target/THIRD-PARTY.txt lists no library");
    }
    found.forEach(
        (library, licences) -> {
          if (!licences.equals(declared.get(library))) {
            throw new IllegalStateException(
                "%s declares \"%s\" but packaging/licences/index.csv says \"%s\""
                    .formatted(library, licences, declared.get(library)));
          }
        });
    try (Stream<Path> natives = Files.list(layout.natives())) {
      List<String> unknown =
          natives
              .map(path -> path.getFileName().toString())
              .filter(name -> !COVERED_BY_JAR.matcher(name).matches())
              .filter(name -> !declared.containsKey(name.replaceFirst("[-.].*", "")))
              .toList();
      if (!unknown.isEmpty()) {
        throw new IllegalStateException(unknown + " are missing in packaging/licences/index.csv");
      }
    }
  }

  private static String licences(String bracketed) {
    return NAME
        .matcher(bracketed)
        .results()
        .map(result -> result.group(1))
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining("|"));
  }
}
