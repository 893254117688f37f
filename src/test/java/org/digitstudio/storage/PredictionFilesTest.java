package org.digitstudio.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.stream.Stream;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionFilesTest {
  private static final String MODEL = "0123456789abcdef";

  @TempDir private Path home;
  private Path folder;
  private PredictionFiles files;
  private final BatchResult reading =
      new BatchResult(new float[20], new float[0], 0, new boolean[] {true, false});

  @BeforeEach
  void fill() {
    folder = home.resolve("readings");
    files = new PredictionFiles(folder);
    reading.probabilities()[3] = 0.75f;
    reading.probabilities()[14] = 0.5f;
  }

  private Path only() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList().getFirst();
    }
  }

  @Test
  void whatAModelSaidOfASetIsRecalledForThatModelAndSetAlone() throws IOException {
    assertThat(files.find(MODEL, 7, 2)).isEmpty();
    files.put(MODEL, 7, reading);
    BatchResult back = files.find(MODEL, 7, 2).orElseThrow();
    assertThat(back.probabilities()).isEqualTo(reading.probabilities());
    assertThat(back.sure()).containsExactly(true, false);
    assertThat(files.find(MODEL, 8, 2)).isEmpty();
    assertThat(files.find("fedcba9876543210", 7, 2)).isEmpty();
    assertThat(files.find(MODEL, 7, 3)).isEmpty();
  }

  @Test
  void aFileWithOneBitWrongCountsAsAbsent() throws IOException {
    files.put(MODEL, 7, reading);
    Path file = only();
    byte[] whole = Files.readAllBytes(file);
    for (int offset : new int[] {0, 5, 20, whole.length - 1}) {
      byte[] damaged = whole.clone();
      damaged[offset] ^= 1;
      Files.write(file, damaged);
      assertThat(files.find(MODEL, 7, 2)).as("byte %d", offset).isEmpty();
    }
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));
    assertThat(files.find(MODEL, 7, 2)).isEmpty();
  }

  @Test
  void theOldestGoWhenThereAreTooMany() throws IOException {
    for (int set = 0; set < 24; set++) {
      files.put(MODEL, set, reading);
    }
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
      }
    }
    assertThat(files.find(MODEL, 5, 2)).as("used again, so the newest").isPresent();
    for (int set = 24; set < 47; set++) {
      files.put(MODEL, set, reading);
    }
    assertThat(files.find(MODEL, 5, 2)).isPresent();
    assertThat(files.find(MODEL, 46, 2)).isPresent();
    assertThat(files.find(MODEL, 0, 2)).isEmpty();
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all).hasSize(24);
    }
  }

  @Test
  void aFingerprintThatIsNoneCannotNameAFileElsewhere() {
    assertThatThrownBy(() -> files.find("../../etc/passwd", 7, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void predictionsOfVersionOneAreFound() throws IOException {
    String name = "0123456789abcdef0123456789abcdef-00000001000000ab.reading";
    Path cache = Files.createDirectories(folder.resolve("old"));
    try (InputStream in = getClass().getResourceAsStream("version-1.0.0/readings/" + name)) {
      Files.copy(in, cache.resolve(name));
    }
    BatchResult found =
        new PredictionFiles(cache)
            .find("0123456789abcdef0123456789abcdef", 0x1_0000_00abL, 3)
            .orElseThrow();
    assertThat(found.sure()).containsExactly(true, false, true);
    assertThat(found.digit(2)).isEqualTo(2);
    assertThat(found.probability(1, 1)).isEqualTo(0.75f);
  }
}
