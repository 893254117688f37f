package org.digitstudio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.digitstudio.domain.FileKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the files that installers are built from, without building one. */
class PackagingTest {
  private static final Path PACKAGING = Path.of("packaging");

  /** Options of jpackage 25 that our files may use, and whether they take a value. */
  private static final Map<String, Boolean> JPACKAGE =
      Map.ofEntries(
          Map.entry("--name", true),
          Map.entry("--main-jar", true),
          Map.entry("--main-class", true),
          Map.entry("--vendor", true),
          Map.entry("--copyright", true),
          Map.entry("--description", true),
          Map.entry("--java-options", true),
          Map.entry("--add-launcher", true),
          Map.entry("--about-url", true),
          Map.entry("--verbose", false),
          Map.entry("--mac-package-identifier", true),
          Map.entry("--mac-package-name", true),
          Map.entry("--mac-app-category", true),
          Map.entry("--win-upgrade-uuid", true),
          Map.entry("--win-per-user-install", false),
          Map.entry("--win-menu", false),
          Map.entry("--win-menu-group", true),
          Map.entry("--win-shortcut", false),
          Map.entry("--win-shortcut-prompt", false),
          Map.entry("--win-dir-chooser", false),
          Map.entry("--win-console", false),
          Map.entry("--win-help-url", true),
          Map.entry("--win-update-url", true));

  @Test
  void theImageRunsWithTheOptionsOfThePlainJar() throws IOException {
    Set<String> image =
        options("image.args").collect(Collectors.toCollection(java.util.TreeSet::new));
    Set<String> jar =
        Stream.concat(JvmOptions.COMMON.stream(), JvmOptions.JAVAFX.stream())
            .filter(option -> !option.startsWith("--add-modules"))
            .filter(option -> !option.startsWith("--enable-native-access"))
            .collect(Collectors.toSet());

    assertThat(image).containsAll(jar);
    assertThat(image)
        .contains(
            "--add-modules=jdk.incubator.vector,javafx.controls",
            "--enable-native-access=ALL-UNNAMED,javafx.graphics");
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 22, 24, 32, 48, 64, 128, 256, 512})
  void thereIsAnIconInEverySize(int size) throws IOException {
    var icon = ImageIO.read(Path.of("assets/icons/digit-studio-%d.png".formatted(size)).toFile());

    assertThat(icon.getWidth()).isEqualTo(size);
    assertThat(icon.getHeight()).isEqualTo(size);
    assertThat(icon.getRGB(0, 0) >>> 24).as("alpha of the corner").isZero();
    assertThat(icon.getRGB(size / 4, size / 8) >>> 24).as("alpha of the board").isEqualTo(255);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mac", "windows"})
  void eachSystemAssociatesTheProgramsFileTypes(String system) throws IOException {
    assertThat(FileKind.of(Path.of("x." + property(system, "model", "extension"))))
        .contains(FileKind.MODEL);
    assertThat(FileKind.of(Path.of("x." + property(system, "ink", "extension"))))
        .contains(FileKind.INK);
    assertThat(property(system, "model", "mime-type")).isEqualTo(mimeTypes().getFirst());
    assertThat(property(system, "ink", "mime-type")).isEqualTo(mimeTypes().getLast());
  }

  @Test
  void theWindowsUpgradeIdentifierIsAValidUuid() throws IOException {
    List<String> words = words(PACKAGING.resolve("windows/installer.args"));

    assertThat(words).contains("--win-per-user-install");
    String id = words.get(words.indexOf("--win-upgrade-uuid") + 1);
    assertThat(UUID.fromString(id)).hasToString(id);
  }

  @Test
  void theDesktopEntryListsTheDeclaredFileTypes() throws IOException {
    String entry = Files.readString(PACKAGING.resolve("linux/org.digitstudio.DigitStudio.desktop"));

    assertThat(entry).contains("MimeType=" + String.join(";", mimeTypes()) + ";");
    assertThat(entry).contains("StartupWMClass=" + DigitStudio.class.getName());
  }

  @ParameterizedTest
  @ValueSource(strings = {"linux", "mac", "windows"})
  void jpackageAcceptsEveryArgument(String system) throws IOException {
    List<Path> files = new ArrayList<>(List.of(PACKAGING.resolve("image.args")));
    try (Stream<Path> own = Files.list(PACKAGING.resolve(system))) {
      own.filter(file -> file.toString().endsWith(".args")).sorted().forEach(files::add);
    }
    for (Path file : files) {
      List<String> words = words(file);
      for (int i = 0; i < words.size(); i++) {
        String word = words.get(i);
        assertThat(JPACKAGE).as("%s: %s", file, word).containsKey(word);
        if (JPACKAGE.get(word)) {
          i++;
          assertThat(words).as("%s takes a value", word).hasSizeGreaterThan(i);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mac", "windows"})
  void jpackageResourceFilesAreWellFormed(String system) throws Exception {
    try (Stream<Path> all = Files.walk(PACKAGING.resolve(system))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.matches(".*\\.(xml|plist|wxs|wxi|wxf|wxl|entitlements)")) {
          DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        } else if (name.endsWith(".properties")) {
          Properties properties = new Properties();
          try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
          }
          assertThat(properties).as(name).isNotEmpty();
        } else {
          assertThat(name).as("file of an unchecked type").endsWith(".args");
        }
      }
    }
  }

  /** Parses an argument file as jpackage does: words, quoted if they hold blanks; '#' comments. */
  private static List<String> words(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> line.replaceFirst("^\\s*#.*", ""))
        .flatMap(line -> java.util.regex.Pattern.compile("\"[^\"]*\"|\\S+").matcher(line).results())
        .map(match -> match.group().replace("\"", ""))
        .toList();
  }

  private static Stream<String> options(String file) throws IOException {
    return words(PACKAGING.resolve(file)).stream()
        .filter(word -> word.startsWith("--") || word.startsWith("-X"))
        .filter(word -> !word.equals("--java-options"));
  }

  private static String property(String system, String kind, String key) throws IOException {
    Properties properties = new Properties();
    try (Reader in =
        Files.newBufferedReader(PACKAGING.resolve(system + "/" + kind + ".properties"))) {
      properties.load(in);
    }
    return properties.getProperty(key);
  }

  private static List<String> mimeTypes() throws IOException {
    try {
      var types =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(PACKAGING.resolve("linux/org.digitstudio.DigitStudio.mime.xml").toFile())
              .getElementsByTagName("mime-type");
      return Stream.of(0, 1)
          .map(i -> types.item(i).getAttributes().getNamedItem("type").getNodeValue())
          .toList();
    } catch (org.xml.sax.SAXException | javax.xml.parsers.ParserConfigurationException e) {
      throw new IOException(e);
    }
  }
}
