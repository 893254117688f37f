package org.digitstudio;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.digitstudio.canary.chicken.Chicken;
import org.digitstudio.canary.egg.Egg;
import org.digitstudio.canary.engine.Engine;
import org.digitstudio.canary.ui.WindowThatTouchesTheEngine;
import org.junit.jupiter.api.Test;

/**
 * Checks the dependencies between the packages: {@code ui, cli, lab -> application -> domain <-
 * engine, ...}.
 */
class ArchitectureTest {
  private static final String ROOT = "org.digitstudio";
  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void dependenciesPointTowardsTheDomain() {
    layers(ROOT).check(PROGRAM);
  }

  @Test
  void onlyTheEngineKnowsDeeplearning4jAndNativeMemory() {
    only("engine", "org.nd4j..", "org.deeplearning4j..", "org.bytedeco..").check(PROGRAM);
  }

  @Test
  void onlyTheWindowKnowsJavafx() {
    ArchRule rule =
        ArchRuleDefinition.noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".ui..")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".DigitStudio")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "atlantafx..", "org.controlsfx..", "org.kordamp..");
    rule.check(PROGRAM);
  }

  @Test
  void onlyTheCommandLineKnowsPicocli() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".cli..")
        .and()
        .doNotHaveFullyQualifiedName(ROOT + ".Commands")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(PROGRAM);
  }

  @Test
  void onlyTheInnermostLoopsKnowTheVectorModule() {
    only("engine.simd", "jdk.incubator.vector..").check(PROGRAM);
  }

  @Test
  void noCodeReadsJavaObjectsFromFiles() {
    ArchRuleDefinition.noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.ObjectInputStream")
        .check(PROGRAM);
  }

  @Test
  void noTwoPackagesDependOnEachOther() {
    packages(ROOT).check(PROGRAM);
  }

  @Test
  void twoPackagesThatDependOnEachOtherBreakTheRule() {
    JavaClasses wrong = new ClassFileImporter().importPackagesOf(List.of(Chicken.class, Egg.class));

    assertThat(packages(ROOT + ".canary").evaluate(wrong).hasViolation()).isTrue();
  }

  @Test
  void aWindowThatTouchesTheEngineBreaksTheRule() {
    String canary = ROOT + ".canary";
    JavaClasses wrong =
        new ClassFileImporter()
            .importPackagesOf(List.of(WindowThatTouchesTheEngine.class, Engine.class));

    EvaluationResult result = layers(canary).evaluate(wrong);

    assertThat(result.hasViolation()).isTrue();
    assertThat(result.getFailureReport().getDetails())
        .anyMatch(line -> line.contains("WindowThatTouchesTheEngine"));
  }

  @Test
  void noTwoTypesShareASimpleName() {
    assertThat(sharedNames(PROGRAM)).isEmpty();
  }

  @Test
  void twoTypesThatShareASimpleNameBreakTheRule() {
    JavaClasses wrong =
        new ClassFileImporter()
            .importPackagesOf(
                List.of(Engine.class, Egg.class, org.digitstudio.canary.twin.Engine.class));

    assertThat(sharedNames(wrong))
        .containsExactly(
            "Egg: org.digitstudio.canary.egg.Egg, org.digitstudio.canary.twin.Engine$Egg",
            "Engine: org.digitstudio.canary.engine.Engine, org.digitstudio.canary.twin.Engine");
  }

  /**
   * Returns the simple names of top-level types that a second type has, top-level or nested. Two
   * nested types may share a name: their outer types tell them apart.
   */
  private static List<String> sharedNames(JavaClasses classes) {
    Set<String> topLevel =
        classes.stream()
            .filter(JavaClass::isTopLevelClass)
            .map(JavaClass::getSimpleName)
            .filter(name -> !name.equals("package-info"))
            .collect(Collectors.toSet());
    Map<String, String> types =
        classes.stream()
            .sorted(Comparator.comparing(JavaClass::getName))
            .filter(type -> topLevel.contains(type.getSimpleName()))
            .collect(
                Collectors.groupingBy(
                    JavaClass::getSimpleName,
                    TreeMap::new,
                    Collectors.mapping(JavaClass::getName, Collectors.joining(", "))));
    return types.entrySet().stream()
        .filter(entry -> entry.getValue().contains(", "))
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .toList();
  }

  private static ArchRule packages(String root) {
    return SlicesRuleDefinition.slices().matching(root + ".(**)").should().beFreeOfCycles();
  }

  private static LayeredArchitecture layers(String root) {
    return layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("root")
        .definedBy(root)
        .layer("ui")
        .definedBy(root + ".ui..")
        .layer("cli")
        .definedBy(root + ".cli..")
        .layer("application")
        .definedBy(root + ".application..")
        .layer("lab")
        .definedBy(root + ".lab..")
        .layer("domain")
        .definedBy(root + ".domain..")
        .layer("engine")
        .definedBy(root + ".engine..")
        .layer("exchange")
        .definedBy(root + ".exchange..")
        .layer("container")
        .definedBy(root + ".container..")
        .layer("mnist")
        .definedBy(root + ".mnist..")
        .layer("storage")
        .definedBy(root + ".storage..")
        .layer("ink")
        .definedBy(root + ".ink..")
        .layer("insight")
        .definedBy(root + ".insight..")
        .layer("paper")
        .definedBy(root + ".paper..")
        .whereLayer("root")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("ui")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("cli")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("engine")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("mnist")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("exchange")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("container")
        .mayOnlyBeAccessedByLayers("engine", "exchange", "mnist", "storage")
        .whereLayer("storage")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("lab")
        .mayOnlyBeAccessedByLayers("root", "cli")
        .whereLayer("application")
        .mayOnlyBeAccessedByLayers("root", "ui", "cli", "lab")
        .whereLayer("ink")
        .mayOnlyBeAccessedByLayers("root", "ui", "cli", "application", "lab", "paper")
        .whereLayer("paper")
        .mayOnlyBeAccessedByLayers("root", "ui", "cli", "application", "lab")
        .whereLayer("insight")
        .mayOnlyBeAccessedByLayers("root", "ui", "cli", "application", "lab")
        .whereLayer("domain")
        .mayNotAccessAnyLayer();
  }

  private static ArchRule only(String room, String... libraries) {
    DescribedPredicate<JavaClass> elsewhere =
        JavaClass.Predicates.resideOutsideOfPackage(ROOT + "." + room + "..");
    return ArchRuleDefinition.noClasses()
        .that(elsewhere)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries);
  }
}
