package org.digitstudio.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitstudio.domain.network.Detector;
import org.digitstudio.domain.network.DetectorCard;
import org.digitstudio.domain.network.DetectorInit;
import org.digitstudio.domain.network.DetectorSpec;
import org.digitstudio.domain.port.DigitDetector.Cells;
import org.digitstudio.engine.format.DetectorFile;
import org.digitstudio.engine.simd.Kernels;
import org.digitstudio.storage.AtomicFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FusedDetectorTest {
  private static final DetectorSpec SPEC = DetectorSpec.of(32, 64, 2);
  private static final DetectorCard CARD = new DetectorCard("test", "by a test", "", "");

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void saysWhatStockDeeplearning4jSays(boolean vectors, @TempDir Path folder) throws Exception {
    Detector detector = detector();
    Path file = folder.resolve("detector.zip");
    new DetectorFile(AtomicFile::write).save(detector, file);
    int width = 52;
    int height = 36;
    float[] map = noise(width, height);
    FusedDetector fused = new FusedDetector(detector, vectors ? Kernels.best() : Kernels.scalar());

    Cells cells = fused.look(width, height, map);

    MultiLayerNetwork stock = MultiLayerNetwork.load(file.toFile(), false);
    try (INDArray input = Nd4j.createFromArray(map).reshape(1, 1, height, width)) {
      INDArray expected = stock.output(input);
      assertThat(expected.shape()).containsExactly(1, DetectorSpec.OUTPUTS, 9, 13);
      // Beyond the map the engine may look at more nothing than the stock layers pad with.
      for (int row = 0; row < 9; row++) {
        for (int column = 0; column < 13; column++) {
          for (int value = 0; value < DetectorSpec.OUTPUTS; value++) {
            if (row < 5 && column < 9) {
              assertThat(cells.values()[cells.at(column, row) + value])
                  .as("value %d of cell %d, %d", value, column, row)
                  .isCloseTo(expected.getFloat(0, value, row, column), within(2e-3f));
            }
          }
        }
      }
    }
  }

  @Test
  void aLargeMapIsReadAsIfInOnePiece() {
    FusedDetector detector = new FusedDetector(detector());
    int width = 1200;
    int height = 520;
    float[] map = noise(width, height);
    int left = 400;
    int top = 160;
    float[] part = new float[320 * 160];
    for (int row = 0; row < 160; row++) {
      System.arraycopy(map, (top + row) * width + left, part, row * 320, 320);
    }

    Cells whole = detector.look(width, height, map);
    Cells alone = detector.look(320, 160, part);

    int reach = SPEC.reach() / DetectorSpec.CELL;
    for (int row = reach; row < 40 - reach; row++) {
      for (int column = reach; column < 80 - reach; column++) {
        int there = whole.at(column + left / 4, row + top / 4);
        for (int value = 0; value < DetectorSpec.OUTPUTS; value++) {
          assertThat(whole.values()[there + value])
              .isCloseTo(alone.values()[alone.at(column, row) + value], within(1e-3f));
        }
      }
    }
  }

  @Test
  void aFileHoldsTheSameDetector(@TempDir Path folder) throws Exception {
    Detector detector = detector();
    DetectorFile files = new DetectorFile(AtomicFile::write);
    Path file = folder.resolve("detector.zip");
    files.save(detector, file);

    Detector back = files.load(file);

    assertThat(back.spec()).isEqualTo(detector.spec());
    assertThat(back.parameters()).isEqualTo(detector.parameters());
    assertThat(back.card()).isEqualTo(CARD);
  }

  @Test
  void refusesWhatIsNoWholeCells() {
    FusedDetector detector = new FusedDetector(detector());

    assertThatThrownBy(() -> detector.look(42, 40, new float[42 * 40]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** With normalizations that do something. */
  private static Detector detector() {
    float[] parameters = DetectorInit.draw(SPEC, 5);
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] += (float) (0.02 * random.nextDouble());
    }
    return new Detector(SPEC, parameters, CARD);
  }

  private static float[] noise(int width, int height) {
    SplittableRandom random = new SplittableRandom(7);
    float[] map = new float[width * height];
    for (int i = 0; i < map.length; i++) {
      map[i] = (float) (2 * random.nextDouble() - 1);
    }
    return map;
  }
}
