package org.digitstudio.engine.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.digitstudio.domain.data.ConcatDataset;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.ImageSet;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.Output;
import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.WeightInit;
import org.digitstudio.domain.port.NetworkTrainer.BatchListener;
import org.digitstudio.domain.training.Optimization;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.domain.training.TrainingState;
import org.digitstudio.engine.simd.Kernels;
import org.digitstudio.mnist.BundledMnist;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares gradients with finite differences of a simple loss computation in double precision. */
class FiniteDifferenceTest {
  private static final int MAPS = 3;
  private static final int KERNEL = 3;
  private static final int UNITS = 5;
  private static final int POOLED = MAPS * 14 * 14;
  private static final double SMOOTHING = 0.1;
  private static final double STEP = 1e-6;

  /** Weight of an image that is no digit. */
  private static final double NO_DIGIT_WEIGHT = 0.3;

  private static final DigitDataset DIGITS = BundledMnist.training().take(5);
  private static final DigitDataset WITH_NON_DIGITS =
      new ConcatDataset("both", DIGITS, ImageSet.nonDigits("none", nonDigits()), 1);
  private static final NetworkSpec TINY =
      new NetworkSpec(
          InputLayout.CHANNELS_FIRST,
          List.of(Convolution.same(MAPS, KERNEL), Pool.max2(), Dense.relu(UNITS), new Output()));

  /** Returns three digits upside down, which stand for what is no digit. */
  private static byte[] nonDigits() {
    byte[] pixels = new byte[3 * DigitImage.PIXELS];
    for (int i = 0; i < 3; i++) {
      byte[] image = BundledMnist.training().image(10 + i).toBytes();
      for (int j = 0; j < image.length; j++) {
        pixels[i * image.length + j] = image[image.length - 1 - j];
      }
    }
    return pixels;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theGradientEqualsTheFiniteDifferenceOfTheLoss(boolean vectors) {
    assertSlopes(DIGITS, vectors ? Kernels.best() : Kernels.scalar());
  }

  @Test
  void whatIsNoDigitIsAnEleventhClassWithTheLogitZero() {
    assertSlopes(WITH_NON_DIGITS, Kernels.best());
  }

  private static void assertSlopes(DigitDataset data, Kernels kernels) {
    float[] start = WeightInit.draw(TINY, 3);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < start.length; i++) {
      start[i] += (float) (0.05 * random.nextDouble());
    }
    float[] gradient = gradient(data, start, kernels);
    double[] parameters = new double[start.length];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = start[i];
    }
    for (int i = 0; i < parameters.length; i += i < 100 ? 1 : 7) {
      double before = parameters[i];
      parameters[i] = before + STEP;
      double above = loss(data, parameters);
      parameters[i] = before - STEP;
      double below = loss(data, parameters);
      parameters[i] = before;
      double slope = (above - below) / (2 * STEP);
      assertThat((double) gradient[i])
          .as("parameter %d", i)
          .isCloseTo(slope, within(2e-5 + 1e-4 * Math.abs(slope)));
    }
  }

  private static float[] gradient(DigitDataset data, float[] start, Kernels kernels) {
    TrainingPlan plan =
        TrainingPlan.of(
                "test", TINY, Optimization.adam(1e-3, 1, data.size()).withLabelSmoothing(SMOOTHING))
            .withThreads(2);
    TrainingState from = new TrainingState(0, 0, start, new float[2 * start.length], new float[0]);
    try (FusedSession session = new FusedSession(plan, data, Optional.of(from), kernels)) {
      float[] recorded = new float[session.network().context.parameters.size()];
      session.useUpdate(
          (weights, at, gradient, first, count, decays) ->
              System.arraycopy(gradient, first, recorded, at, count));
      session.trainEpoch(BatchListener.NONE);
      return session.network().toFlat(recorded);
    }
  }

  private static double loss(DigitDataset data, double[] p) {
    double sum = 0;
    for (int i = 0; i < data.size(); i++) {
      boolean eleven = data.digitCount() < data.size();
      sum += loss(logits(p, data.image(i).pixels()), data.label(i), eleven);
    }
    return sum / data.size();
  }

  /**
   * Computes the logits of an image.
   *
   * @param p the parameters in Deeplearning4j's order: biases first in a convolution, last in a
   *     dense layer
   */
  private static double[] logits(double[] p, float[] pixels) {
    double[] pooled = new double[POOLED];
    for (int map = 0; map < MAPS; map++) {
      for (int position = 0; position < 14 * 14; position++) {
        double max = 0; // The ReLU's minimum.
        for (int corner = 0; corner < 4; corner++) {
          int row = position / 14 * 2 + corner / 2;
          int column = position % 14 * 2 + corner % 2;
          max = Math.max(max, convolved(p, pixels, map, row, column));
        }
        pooled[map * 14 * 14 + position] = max;
      }
    }
    int dense = MAPS + MAPS * KERNEL * KERNEL;
    double[] hidden = dense(p, dense, pooled, UNITS);
    for (int i = 0; i < UNITS; i++) {
      hidden[i] = Math.max(0, hidden[i]);
    }
    return dense(p, dense + (POOLED + 1) * UNITS, hidden, 10);
  }

  private static double loss(double[] logits, int label, boolean eleven) {
    double total = eleven ? Math.exp(0) : 0;
    for (double logit : logits) {
      total += Math.exp(logit);
    }
    if (label == DigitDataset.NO_DIGIT) {
      return NO_DIGIT_WEIGHT * Math.log(total);
    }
    double loss = 0;
    for (int j = 0; j < 10; j++) {
      double target = SMOOTHING / 10 + (j == label ? 1 - SMOOTHING : 0);
      loss -= target * (logits[j] - Math.log(total));
    }
    return loss;
  }

  private static double convolved(double[] p, float[] pixels, int map, int row, int column) {
    double sum = p[map];
    for (int i = 0; i < KERNEL * KERNEL; i++) {
      int y = row + i / KERNEL - 1;
      int x = column + i % KERNEL - 1;
      if (y >= 0 && y < 28 && x >= 0 && x < 28) {
        sum += p[MAPS + map * KERNEL * KERNEL + i] * pixels[y * 28 + x];
      }
    }
    return sum;
  }

  private static double[] dense(double[] p, int at, double[] in, int units) {
    double[] out = new double[units];
    for (int unit = 0; unit < units; unit++) {
      double sum = p[at + units * in.length + unit];
      for (int i = 0; i < in.length; i++) {
        sum += p[at + unit * in.length + i] * in[i];
      }
      out[unit] = sum;
    }
    return out;
  }
}
