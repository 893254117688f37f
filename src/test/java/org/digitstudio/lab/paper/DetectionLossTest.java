package org.digitstudio.lab.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.digitstudio.domain.network.DetectorSpec;
import org.digitstudio.ink.Box;
import org.digitstudio.lab.paper.PaperSample.Placed;
import org.junit.jupiter.api.Test;

class DetectionLossTest {
  private static final int WIDTH = 48;
  private static final int HEIGHT = 32;
  private static final int CELLS = WIDTH * HEIGHT / 16;
  private static final float MOVE = 1e-2f;

  @Test
  void theGradientEqualsTheDifferenceQuotientOfTheLoss() {
    PaperSample sample = sample();
    SplittableRandom random = new SplittableRandom(3);
    float[] out = new float[CELLS * DetectorSpec.OUTPUTS];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) (3 * random.nextDouble() - 1.5);
    }
    float[] gradient = new float[out.length];
    loss(sample, out, gradient);

    for (int i = 0; i < out.length; i += 5) {
      float before = out[i];
      out[i] = before + MOVE;
      double above = loss(sample, out, new float[out.length]);
      out[i] = before - MOVE;
      double below = loss(sample, out, new float[out.length]);
      out[i] = before;
      double slope = (above - below) / (2 * MOVE);
      // A smooth L1 loss changes its slope within a move that crosses its bend.
      assertThat((double) gradient[i]).as("output %d", i).isCloseTo(slope, within(2e-3));
    }
  }

  @Test
  void aDigitThatIsMostlyCutOffIsIgnored() {
    Box frame = new Box(0, 0, WIDTH, HEIGHT);
    Placed cut = new Placed(7, new Box(40, 4, 16, 24), frame);
    DetectionTargets targets = new DetectionTargets(sample(List.of(cut)));

    assertThat(targets.count).isZero();
    assertThat(targets.classes).doesNotContain(7).contains(DetectionTargets.IGNORED);
  }

  @Test
  void theCellsOfADigitHaveATotalWeightOfOne() {
    DetectionTargets targets = new DetectionTargets(sample());
    float[] sums = new float[11];
    for (int cell = 0; cell < CELLS; cell++) {
      if (targets.classes[cell] >= 0) {
        sums[targets.classes[cell]] += targets.weights[cell];
      }
    }

    assertThat(targets.count).isEqualTo(2);
    assertThat(sums[3]).isCloseTo(1, within(1e-5f));
    assertThat(sums[1]).isCloseTo(1, within(1e-5f));
  }

  private static PaperSample sample() {
    Box frame = new Box(0, 0, WIDTH, HEIGHT);
    return sample(
        List.of(
            new Placed(3, new Box(4, 4, 14, 24), frame),
            new Placed(1, new Box(26, 5, 4, 22), frame)));
  }

  private static PaperSample sample(List<Placed> digits) {
    byte[] ink = new byte[WIDTH * HEIGHT];
    for (int i = 0; i < ink.length; i += 3) {
      ink[i] = 1;
    }
    return new PaperSample(WIDTH, HEIGHT, new float[ink.length], ink, digits);
  }

  private static double loss(PaperSample sample, float[] out, float[] gradient) {
    DetectionLoss.Parts parts = new DetectionLoss.Parts();
    DetectionLoss.add(sample, out, 0, 2, 1, gradient, parts);
    return parts.classes + parts.boxes + parts.ink;
  }
}
