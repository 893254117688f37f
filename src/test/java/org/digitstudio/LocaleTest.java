package org.digitstudio;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Locale;
import org.digitstudio.canary.locale.LowerCase;
import org.junit.jupiter.api.Test;

/** Keeps the program independent of the system's locale. */
class LocaleTest {
  @Test
  void changesOfCaseAndFormatsNameTheirLocale() {
    rule()
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.digitstudio"));
  }

  @Test
  void aChangeOfCaseInTheSystemsLocaleBreaksTheRule() {
    JavaClasses wrong = new ClassFileImporter().importClasses(LowerCase.class);

    assertThat(rule().evaluate(wrong).getFailureReport().getDetails())
        .anyMatch(line -> line.contains("LowerCase"));
  }

  @Test
  void formattedNumbersHaveLatinDigitsInEveryLocale() {
    Locale before = Locale.getDefault(Locale.Category.FORMAT);
    try {
      Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG"));
      Launcher.useNeutralFormats();

      assertThat("Dense(%d), %.1f".formatted(128, 0.5)).isEqualTo("Dense(128), 0.5");
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, before);
    }
  }

  private static ArchRule rule() {
    return ArchRuleDefinition.noClasses()
        .should()
        .callMethod(String.class, "toLowerCase")
        .orShould()
        .callMethod(String.class, "toUpperCase")
        .orShould()
        .callMethod(String.class, "format", String.class, Object[].class);
  }
}
