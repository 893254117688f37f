package org.digitstudio.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceLockTest {
  @TempDir Path folder;

  @Test
  void aSecondWindowIsToldAndAnotherFolderIsFree() {
    try (InstanceLock _ = InstanceLock.acquire(folder).orElseThrow()) {
      assertThat(InstanceLock.acquire(folder)).isEmpty();
    }
    InstanceLock.acquire(folder).orElseThrow().close();
  }

  @Test
  void whereNothingCanBeWrittenThereIsNothingToGuard() {
    assertThat(InstanceLock.acquire(folder.resolve("none"))).isPresent();
  }

  /** Holds the lock until its standard input ends. */
  public static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws Exception {
      try (InstanceLock _ = InstanceLock.acquire(Path.of(args[0])).orElseThrow()) {
        System.out.println("held");
        System.in.read();
      }
    }
  }

  @Test
  void anotherProgramsLockHoldsUntilItIsKilled() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var output = other.inputReader()) {
      assertThat(output.readLine()).isEqualTo("held");
      assertThat(InstanceLock.acquire(folder)).isEmpty();
    } finally {
      other.destroyForcibly().waitFor();
    }
    InstanceLock.acquire(folder).orElseThrow().close();
  }
}
