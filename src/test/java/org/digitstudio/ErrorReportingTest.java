package org.digitstudio;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.TryCatchBlock;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.digitstudio.canary.worker.WorkerThatHidesErrors;
import org.digitstudio.ink.PictureReader;
import org.junit.jupiter.api.Test;

/**
 * Keeps one rule for failures: code that catches whatever goes wrong, as workers and boundaries do,
 * catches Errors too and reports them, so that nobody waits for a worker that has died.
 */
class ErrorReportingTest {
  private static final Set<String> EVERY_EXCEPTION =
      Set.of("java.lang.Exception", "java.lang.RuntimeException");
  private static final Set<String> ERRORS = Set.of("java.lang.Throwable", "java.lang.Error");

  /**
   * It only turns what ImageIO throws at a damaged file into a sentence; Errors go to the worker.
   */
  private static final List<Class<?>> ONLY_TRANSLATE = List.of(PictureReader.class);

  @Test
  void whoeverCatchesEveryExceptionCatchesErrorsToo() {
    rule()
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.digitstudio"));
  }

  @Test
  void aWorkerThatHidesErrorsBreaksTheRule() {
    JavaClasses wrong = new ClassFileImporter().importClasses(WorkerThatHidesErrors.class);

    assertThat(rule().evaluate(wrong).getFailureReport().getDetails())
        .anyMatch(line -> line.contains("WorkerThatHidesErrors"));
  }

  private static ArchRule rule() {
    return ArchRuleDefinition.codeUnits()
        .should(
            new ArchCondition<JavaCodeUnit>("catch Errors where they catch every exception") {
              @Override
              public void check(JavaCodeUnit unit, ConditionEvents events) {
                unit.getTryCatchBlocks().stream()
                    .filter(block -> !translates(unit.getOwner()) && hidesErrors(block))
                    .forEach(
                        block ->
                            events.add(
                                SimpleConditionEvent.violated(
                                    block,
                                    "%s catches exceptions but no Errors in %s"
                                        .formatted(
                                            unit.getFullName(), block.getSourceCodeLocation()))));
              }
            });
  }

  private static boolean translates(JavaClass owner) {
    return ONLY_TRANSLATE.stream().anyMatch(type -> owner.isEquivalentTo(type));
  }

  private static boolean hidesErrors(TryCatchBlock block) {
    Set<String> caught =
        block.getCaughtThrowables().stream().map(JavaClass::getName).collect(Collectors.toSet());
    return caught.stream().anyMatch(EVERY_EXCEPTION::contains)
        && caught.stream().noneMatch(ERRORS::contains);
  }
}
