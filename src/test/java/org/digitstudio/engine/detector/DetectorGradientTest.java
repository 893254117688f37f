package org.digitstudio.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.digitstudio.domain.network.DetectorInit;
import org.digitstudio.domain.network.DetectorSpec;
import org.junit.jupiter.api.Test;

/** Checks a detector's gradient against finite differences of its output. */
class DetectorGradientTest {
  private static final DetectorSpec SPEC = DetectorSpec.of(32, 32, 1);
  private static final int SIDE = 16;
  private static final int MAPS = 3;
  private static final float MOVE = 2e-3f;

  @Test
  void theGradientIsHowTheOutputChanges() {
    float[] start = DetectorInit.draw(SPEC, 3);
    float[] wanted = values(MAPS * 16 * DetectorSpec.OUTPUTS, 4);
    float[] gradient = new float[0];
    try (FusedDetectorTraining training = training(start)) {
      training.forward(MAPS);
      System.arraycopy(wanted, 0, training.gradient(), 0, wanted.length);
      gradient = training.gradientForTest();
    }
    double worst = 0;
    double largest = 0;
    for (int i = 0; i < start.length; i += 397) {
      double slope = (sum(start, i, MOVE, wanted) - sum(start, i, -MOVE, wanted)) / (2 * MOVE);
      worst = Math.max(worst, Math.abs(slope - gradient[i]));
      largest = Math.max(largest, Math.abs(slope));
    }
    // Where a ReLU or a pooling changes its mind within the move, the slope is between two.
    assertThat(largest).isGreaterThan(1);
    assertThat(worst / largest).isCloseTo(0, within(0.03));
  }

  private static double sum(float[] start, int index, float move, float[] wanted) {
    float[] moved = start.clone();
    moved[index] += move;
    try (FusedDetectorTraining training = training(moved)) {
      training.forward(MAPS);
      double sum = 0;
      for (int i = 0; i < wanted.length; i++) {
        sum += (double) wanted[i] * training.output()[i];
      }
      return sum;
    }
  }

  private static FusedDetectorTraining training(float[] parameters) {
    FusedDetectorTraining training =
        new FusedDetectorTraining(SPEC, parameters, SIDE, SIDE, MAPS, 1);
    float[] input = values(MAPS * SIDE * SIDE, 8);
    System.arraycopy(input, 0, training.input(), 0, input.length);
    return training;
  }

  private static float[] values(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (2 * random.nextDouble() - 1);
    }
    return values;
  }
}
