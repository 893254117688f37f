package org.digitstudio.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitstudio.Sentences.refusal;
import static org.digitstudio.storage.StoredRuns.PLAN;
import static org.digitstudio.storage.StoredRuns.checkpoint;
import static org.digitstudio.storage.StoredRuns.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.digitstudio.domain.port.RunStore.Lease;
import org.digitstudio.domain.training.Checkpoint;
import org.digitstudio.domain.training.RunStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCheckpointTest {

  @TempDir Path home;
  private FolderRunStore store;

  @BeforeEach
  void makeStore() {
    store = new FolderRunStore(home.resolve("runs"));
  }

  @Test
  void aCheckpointComesBackBitForBit() throws Exception {
    store.create(record("a", RunStatus.STOPPED)).close();
    Checkpoint checkpoint = checkpoint(2, 0.5f);
    save(checkpoint);
    Checkpoint read = load().orElseThrow();
    assertThat(read.state().epoch()).isEqualTo(2);
    assertThat(read.state().step()).isEqualTo(60);
    assertThat(read.state().parameters()).isEqualTo(checkpoint.state().parameters());
    assertThat(read.state().optimizer()).isEqualTo(checkpoint.state().optimizer());
    assertThat(read.state().average()).isEmpty();
    assertThat(read.best()).isEqualTo(checkpoint.best());
  }

  @Test
  void aDamagedCheckpointGivesWayToTheOneBefore() throws Exception {
    store.create(record("a", RunStatus.STOPPED)).close();
    save(checkpoint(1, 1));
    save(checkpoint(2, 2));
    Path newest = home.resolve("runs/a/checkpoint.bin");
    byte[] bytes = Files.readAllBytes(newest);
    bytes[bytes.length / 2] ^= 1;
    Files.write(newest, bytes);
    assertThat(load().orElseThrow().state().epoch()).isEqualTo(1);
  }

  @Test
  void everyHostileCheckpointIsRefused() throws Exception {
    store.create(record("a", RunStatus.STOPPED)).close();
    save(checkpoint(2, 2));
    Path file = home.resolve("runs/a/checkpoint.bin");
    byte[] good = Files.readAllBytes(file);
    List<byte[]> hostile =
        List.of(
            new byte[0],
            Arrays.copyOf(good, 20),
            Arrays.copyOf(good, good.length - 1),
            Arrays.copyOf(good, good.length + 1),
            with(good, 0, 0xCAFEBABE),
            with(good, 4, 99),
            with(good, 8, -1),
            with(good, 20, 7),
            with(good, 24, Integer.MAX_VALUE),
            with(good, 28, Integer.MAX_VALUE),
            with(good, 28, -5),
            with(good, 36, 1));
    for (byte[] bytes : hostile) {
      Files.write(file, bytes);
      assertThat(refusal(this::load)).startsWith("The checkpoints of this run are damaged.");
    }
  }

  private void save(Checkpoint checkpoint) throws IOException {
    try (Lease lease = store.acquire("a")) {
      lease.saveCheckpoint(checkpoint);
    }
  }

  private Optional<Checkpoint> load() throws IOException {
    try (Lease lease = store.acquire("a")) {
      return lease.loadCheckpoint(PLAN);
    }
  }

  private static byte[] with(byte[] bytes, int at, int value) {
    byte[] copy = bytes.clone();
    ByteBuffer.wrap(copy).putInt(at, value);
    return copy;
  }
}
