package org.digitstudio;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.digitstudio.canary.worker.WorkerThatHidesErrors;
import org.junit.jupiter.api.Test;

/** Keeps types of the domain and of insight package-private until another package needs them. */
class PublicTypesTest {
  @Test
  void noTypeIsPublicForItsOwnPackageAlone() {
    Iterable<JavaClass> program =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.digitstudio");

    assertThat(needlesslyPublic(program, "org.digitstudio.domain", "org.digitstudio.insight"))
        .isEmpty();
  }

  @Test
  void aTypeThatNobodyElseUsesIsFound() {
    Iterable<JavaClass> lonely = new ClassFileImporter().importClasses(WorkerThatHidesErrors.class);

    assertThat(needlesslyPublic(lonely, "org.digitstudio.canary"))
        .containsExactly(WorkerThatHidesErrors.class.getName());
  }

  private static List<String> needlesslyPublic(Iterable<JavaClass> types, String... rooms) {
    List<JavaClass> all = new ArrayList<>();
    types.forEach(all::add);
    return all.stream()
        .filter(type -> List.of(rooms).stream().anyMatch(type.getPackageName()::startsWith))
        .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(PublicTypesTest::isUsedByItsPackageAlone)
        .map(JavaClass::getName)
        .sorted()
        .toList();
  }

  private static boolean isUsedByItsPackageAlone(JavaClass type) {
    return type.getDirectDependenciesToSelf().stream()
        .allMatch(use -> use.getOriginClass().getPackageName().equals(type.getPackageName()));
  }
}
