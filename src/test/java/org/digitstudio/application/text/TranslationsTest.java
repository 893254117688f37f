package org.digitstudio.application.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds every translation against the English texts. */
class TranslationsTest {
  private static final Path BUNDLES = Path.of("src/main/resources/org/digitstudio");

  /** Names, symbols and numbers are the same in all languages, but not more than this. */
  private static final double MAX_SHARE_OF_SAME_TEXTS = 0.35;

  private final Locale before = Messages.locale();

  @AfterEach
  void backToTheLanguageOfTheTests() {
    Messages.use(before);
  }

  @Test
  void theEnglishTextsAreFaultless() throws IOException {
    assertThat(TranslationFaults.of(Locale.ENGLISH, english(), english())).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyTranslationHasEveryTextAndEveryArgument() throws IOException {
    Map<String, String> english = english();
    return translations().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(),
                    () ->
                        assertThat(TranslationFaults.of(locale(file), english, texts(file)))
                            .isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> everyTranslationIsOne() throws IOException {
    Map<String, String> english = english();
    return translations().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(),
                    () -> {
                      Map<String, String> texts = texts(file);
                      long same =
                          texts.entrySet().stream()
                              .filter(text -> text.getValue().equals(english.get(text.getKey())))
                              .count();
                      assertThat((double) same / texts.size()).isLessThan(MAX_SHARE_OF_SAME_TEXTS);
                    }));
  }

  @Test
  void everyBundleIsOfferedAndNoLanguageWithoutOne() throws IOException {
    assertThat(Languages.offered().stream().skip(1).map(Locale::getLanguage))
        .containsExactlyInAnyOrderElementsOf(
            translations().stream().map(file -> locale(file).getLanguage()).toList());
    assertThat(Languages.offered()).startsWith(Locale.ENGLISH);
  }

  @Test
  void everyOfferedLanguageShowsItsOwnTexts() throws IOException {
    for (Path file : translations()) {
      Messages.use(locale(file));
      assertThat(Messages.locale().getLanguage()).isEqualTo(locale(file).getLanguage());
      texts(file).forEach((key, text) -> assertThat(Messages.text(key)).isEqualTo(text));
    }
  }

  @Test
  void aSystemWhoseLanguageIsNotOfferedGetsEnglishTextsAndEnglishNumbers() {
    for (String tag : List.of("ar-EG", "fa-IR", "hi-IN-u-nu-deva", "tr-TR", "zh-TW", "zh-Hant")) {
      Messages.use(Locale.forLanguageTag(tag));
      assertThat(Messages.locale()).as(tag).isEqualTo(Locale.ENGLISH);
      assertThat(Formats.count(60_000)).as(tag).isEqualTo("60,000");
      assertThat(Formats.percent(0.125, 1)).as(tag).isEqualTo("12.5%");
      assertThat(Messages.text("common.minutes", 2, "05")).as(tag).isEqualTo("2 min 05 s");
    }
  }

  @Test
  void aTextLeftOutIsFound() {
    assertThat(faults("Key", null)).singleElement().asString().contains("missing");
  }

  @Test
  void aTextThatEnglishLacksIsFound() {
    assertThat(faults(null, "Taste")).singleElement().asString().contains("no such text");
  }

  @Test
  void anArgumentLeftOutOrInventedIsFound() {
    assertThat(faults("Saved as {0} in {1}", "Gespeichert als {0}")).hasSize(1);
    assertThat(faults("Saved", "Gespeichert als {0}")).hasSize(1);
    assertThat(faults("Saved as {0} in {1}", "In {1} als {0} gespeichert")).isEmpty();
  }

  @Test
  void aBrokenPluralIsFound() {
    String english = "{0,choice,1#1 digit|1<{0} digits}";
    assertThat(faults(english, "{0,choice,1#1 Ziffer|1<{0} Ziffern}")).isEmpty();
    assertThat(faults(english, "{0} \u4e2a\u6570\u5b57")).as("no plural is needed").isEmpty();
    assertThat(faults(english, "{0,choice,1#1 Ziffer|1<{0} Ziffern")).hasSize(1);
    assertThat(faults(english, "{0,choice,2#Ziffern|1#Ziffer {0}}")).hasSize(1);
    assertThat(faults(english, "{0,wahl,1#1 Ziffer|1<{0} Ziffern}")).hasSize(1);
  }

  @Test
  void aStraightApostropheIsFound() {
    assertThat(faults("The end", "L'arr\u00eat")).hasSize(1);
    assertThat(faults("The end of {0}", "L\u2019arr\u00eat de {0}")).isEmpty();
  }

  @Test
  void aVariableOfTheCommandLineLeftOutIsFound() {
    assertThat(faults("Epochs (${DEFAULT-VALUE})%n", "Epochen%n")).hasSize(1);
  }

  private static List<String> faults(String english, String translation) {
    return TranslationFaults.of(Locale.GERMAN, single(english), single(translation));
  }

  private static Map<String, String> single(String text) {
    return text == null ? Map.of() : Map.of("key", text);
  }

  private static List<Path> translations() throws IOException {
    try (Stream<Path> files = Files.list(BUNDLES)) {
      return files
          .filter(file -> file.getFileName().toString().matches("messages_.*\\.properties"))
          .sorted()
          .toList();
    }
  }

  private static Locale locale(Path file) {
    String name = file.getFileName().toString();
    return Locale.forLanguageTag(
        name.substring("messages_".length(), name.length() - ".properties".length()));
  }

  private static Map<String, String> english() throws IOException {
    return texts(BUNDLES.resolve("messages.properties"));
  }

  /** Reads a bundle; fails where it is not UTF-8. */
  private static Map<String, String> texts(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(key -> key, properties::getProperty));
  }
}
