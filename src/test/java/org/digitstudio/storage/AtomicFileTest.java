package org.digitstudio.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.digitstudio.Sentences.refusal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.digitstudio.domain.StudioIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(StudioIOException.class);
    assertThat(file).hasContent("whole");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aFullDiskIsToldWithTheFile() {
    Path file = folder.resolve("model.zip");
    String sentence =
        refusal(
            () ->
                AtomicFile.write(
                    file,
                    channel -> {
                      throw new IOException("No space left on device");
                    }));
    assertThat(sentence).startsWith("The disk is full: " + file + " could not be written.");
  }

  @Test
  void aFolderThatIsNotThereIsSaidToBeMissing() {
    Path file = folder.resolve("none").resolve("model.zip");
    assertThat(refusal(() -> AtomicFile.write(file, "x")))
        .startsWith("There is no folder " + folder.resolve("none"));
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aFileBehindASymbolicLinkIsWrittenAndTheLinkStays() throws IOException {
    Path target = folder.resolve("target.zip");
    Path link = Files.createSymbolicLink(folder.resolve("link.zip"), Path.of("target.zip"));
    AtomicFile.write(link, "through a dangling link");
    assertThat(target).hasContent("through a dangling link");
    AtomicFile.write(link, "through a link");
    assertThat(target).hasContent("through a link");
    assertThat(link).isSymbolicLink();
    Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
    assertThat(refusal(() -> AtomicFile.write(loop, "x"))).contains("leads back to itself");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFolderADeviceAndAClosedFolderAreRefusedBeforeTheWork() throws IOException {
    assertThat(refusal(() -> AtomicFile.WRITER.check(folder))).contains("is a folder, not a file");
    assertThat(refusal(() -> AtomicFile.WRITER.check(Path.of("/dev/null"))))
        .contains("is a device or a pipe");
    assertThat(refusal(() -> AtomicFile.write(Path.of("/dev/null"), "x")))
        .contains("is a device or a pipe");
    assertThat(refusal(() -> AtomicFile.WRITER.check(Path.of("/")))).contains("is a folder");
    AtomicFile.WRITER.check(folder.resolve("new.zip"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatAKilledWriterLeftGoesWithTheNextWrite() throws IOException {
    Path file = folder.resolve("settings.json");
    long dead = ProcessHandle.allProcesses().mapToLong(ProcessHandle::pid).max().orElse(1) + 7_000;
    Path ofDead = Files.writeString(folder.resolve("settings.json-" + dead + "-1f.tmp"), "half");
    Path ofOther =
        Files.writeString(
            folder.resolve(
                "settings.json-"
                    + ProcessHandle.allProcesses().mapToLong(ProcessHandle::pid).min().orElse(1)
                    + "-1f.tmp"),
            "half");
    Path old = Files.writeString(folder.resolve("settings.json-1f2e3d.tmp"), "half");
    Path fresh = Files.writeString(folder.resolve("settings.json-aaaa.tmp"), "half");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    Path unrelated = Files.writeString(folder.resolve("other.json-" + dead + "-1f.tmp"), "half");
    AtomicFile.write(file, "whole");
    assertThat(ofDead).doesNotExist();
    assertThat(old).doesNotExist();
    assertThat(ofOther).as("written by a process that is alive").exists();
    assertThat(fresh).as("may be written by version 1.0.0 now").exists();
    assertThat(unrelated).exists();
  }
}
