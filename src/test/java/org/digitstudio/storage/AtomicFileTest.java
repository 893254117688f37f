package org.digitstudio.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void theNewContentTakesTheOldOnesPlaceAndNothingElseIsLeft() throws IOException {
    Path file = folder.resolve("settings.json");
    AtomicFile.write(file, "old");
    AtomicFile.writeLines(file, List.of("né", "w"));
    assertThat(file).hasContent("né\nw\n");
    AtomicFile.writeLines(file, List.of());
    assertThat(file).isEmptyFile();
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aWriterThatFailsHalfWayLeavesTheOldFileWhole() throws IOException {
    Path file = folder.resolve("model.zip");
    AtomicFile.write(file, "whole");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    channel -> {
                      channel.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
                      throw new IOException("The disk is full.");
                    }))
        .hasMessage("The disk is full.");
    assertThat(file).hasContent("whole");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aFullDiskIsToldWithTheFile() {
    Path file = folder.resolve("model.zip");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    channel -> {
                      throw new IOException("No space left on device");
                    }))
        .hasMessage(file + " cannot be written: No space left on device.");
  }

  @Test
  void aFolderThatIsNotThereIsSaidToBeMissing() {
    Path file = folder.resolve("none").resolve("model.zip");
    assertThatThrownBy(() -> AtomicFile.write(file, "x"))
        .hasMessageStartingWith("There is no folder " + folder.resolve("none"));
  }
}
