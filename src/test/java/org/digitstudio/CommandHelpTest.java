package org.digitstudio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.digitstudio.storage.UserFolders;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The help of every command, as a user reads it. */
class CommandHelpTest {
  @TempDir Path home;

  @TestFactory
  Stream<DynamicTest> theHelpOfACommandNamesItsDefaultsAndLeavesNothingOpen() {
    UserFolders folders = new UserFolders(home, home, home, home);
    CommandLine line = Commands.line(new Studio(folders, () -> {}));
    return line.getSubcommands().entrySet().stream()
        .map(
            command ->
                DynamicTest.dynamicTest(
                    command.getKey(),
                    () ->
                        assertThat(command.getValue().getUsageMessage())
                            .contains("--help")
                            .doesNotContain("null", "${", "cli.")));
  }
}
