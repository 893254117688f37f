package org.digitstudio.storage.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.port.HistoryStore.Writer;
import org.digitstudio.domain.training.BatchPoint;
import org.digitstudio.domain.training.Moment;
import org.digitstudio.domain.training.RunHistory;
import org.digitstudio.domain.training.WeightGrid;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderHistoryStoreTest {
  private static final String RUN = "run-1";
  private static final NetworkSpec LARGE = NetworkSpec.asDescribed();
  private static final NetworkSpec SMALL = NetworkSpec.asCoded();

  @TempDir private Path runs;
  private FolderHistoryStore store;

  @BeforeEach
  void makeTheRun() throws IOException {
    Files.createDirectories(runs.resolve(RUN));
    store = new FolderHistoryStore(runs);
  }

  @Test
  void aSmallNetworkComesBackToTheBit() throws IOException {
    float[][] weights = walk(SMALL, 5);
    write(SMALL, 0, weights);

    RunHistory history = read(SMALL);

    assertThat(history.moments()).hasSize(5);
    for (int i = 0; i < weights.length; i++) {
      assertThat(history.parameters(i)).isEqualTo(weights[i]);
    }
  }

  @Test
  void ofALargeNetworkOnlyTheLargeLayersAreRounded() throws IOException {
    float[][] weights = walk(LARGE, 4);
    write(LARGE, 0, weights);

    RunHistory history = read(LARGE);

    for (int i = 0; i < weights.length; i++) {
      assertThat(history.parameters(i)).isEqualTo(WeightGrid.round(LARGE, weights[i]));
      assertThat(Arrays.copyOf(history.parameters(i), 832))
          .as("the kernels")
          .isEqualTo(Arrays.copyOf(weights[i], 832));
    }
  }

  @Test
  void aResumedRunContinuesAfterItsLastEpoch() throws IOException {
    float[][] weights = walk(SMALL, 5);
    write(SMALL, 0, weights);

    try (Writer writer = store.append(RUN, SMALL, 2).orElseThrow()) {
      writer.add(new Moment(2.5, 250, 0.1, 0.9), weights[4]);
    }

    RunHistory history = read(SMALL);
    assertThat(history.moments()).extracting(Moment::epochs).containsExactly(0.0, 1.0, 2.0, 2.5);
    assertThat(history.parameters(3)).isEqualTo(weights[4]);
    assertThat(history.batchCurve()).extracting(BatchPoint::epochs).containsExactly(0.0, 1.0, 2.0);
  }

  @Test
  void aHistoryCutByACrashKeepsItsWholeMoments() throws IOException {
    float[][] weights = walk(LARGE, 4);
    write(LARGE, 0, weights);
    Path file = runs.resolve(RUN).resolve("history.bin");
    byte[] bytes = Files.readAllBytes(file);
    for (int length = bytes.length - 1; length > 100; length -= bytes.length / 10) {
      Files.write(file, Arrays.copyOf(bytes, length));

      RunHistory history = read(LARGE);

      for (int i = 0; i < history.moments().size(); i++) {
        assertThat(history.parameters(i)).isEqualTo(WeightGrid.round(LARGE, weights[i]));
      }
    }
  }

  @Test
  void aChangedByteEndsTheHistoryBeforeIt() throws IOException {
    write(SMALL, 0, walk(SMALL, 3));
    Path file = runs.resolve(RUN).resolve("history.bin");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    assertThat(read(SMALL).moments()).hasSize(1);
  }

  @Test
  void aHistoryOfAnotherNetworkIsRefusedInOneSentence() throws IOException {
    write(SMALL, 0, walk(SMALL, 1));

    assertThatThrownBy(() -> read(LARGE))
        .extracting(FailureText::of)
        .isEqualTo("The history of this run is damaged.");
  }

  @Test
  void weightsThatNoLongerAreNumbersComeBackToo() throws IOException {
    float[] diverged = new float[LARGE.parameterCount()];
    Arrays.fill(diverged, Float.NaN);
    diverged[1_000] = 1e20f;
    write(LARGE, 0, new float[][] {walk(LARGE, 1)[0], diverged});

    assertThat(read(LARGE).parameters(1)).isEqualTo(diverged);
  }

  private RunHistory read(NetworkSpec network) throws IOException {
    return store.read(RUN, network).orElseThrow();
  }

  private void write(NetworkSpec network, int epochs, float[][] weights) throws IOException {
    try (Writer writer = store.append(RUN, network, epochs).orElseThrow()) {
      for (int i = 0; i < weights.length; i++) {
        writer.add(new Moment(i, 100L * i, 1.0 / (i + 1), 0.5), weights[i]);
        writer.add(List.of(new BatchPoint(i, 0.5f, 0.75f)));
      }
    }
  }

  /** Random weights, each set a small step from the one before. */
  private static float[][] walk(NetworkSpec network, int count) {
    Random random = new Random(4);
    float[][] all = new float[count][network.parameterCount()];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < all[i].length; j++) {
        float before = i == 0 ? 0 : all[i - 1][j];
        all[i][j] = before + (float) (0.02 * random.nextGaussian());
      }
    }
    return all;
  }
}
