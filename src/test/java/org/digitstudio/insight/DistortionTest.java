package org.digitstudio.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.digitstudio.insight.Distortion.Kind;
import org.junit.jupiter.api.Test;

class DistortionTest {
  private final float[] seven = SampleNetworks.seven().pixels();

  private static Distortion by(Kind kind, double amount) {
    return Distortion.NONE.with(kind, amount);
  }

  @Test
  void neutralAmountsLeaveEveryPixelAsItIs() {
    Distortion none = Distortion.NONE;
    for (Kind kind : Kind.values()) {
      none = none.with(kind, kind.neutral());
    }
    assertThat(none.isNone()).isTrue();
    assertThat(none.apply(seven)).containsExactly(seven);
  }

  @Test
  void aQuarterTurnMovesEveryPixelExactly() {
    float[] turned = by(Kind.ROTATION, 90).apply(seven);
    for (int row = 0; row < 28; row++) {
      for (int column = 0; column < 28; column++) {
        assertThat(turned[column * 28 + 27 - row])
            .isCloseTo(seven[row * 28 + column], within(1e-5f));
      }
    }
  }

  @Test
  void aShiftMovesToTheRightAndDown() {
    float[] moved = by(Kind.SHIFT_X, 3).with(Kind.SHIFT_Y, 2).apply(seven);
    for (int row = 0; row < 28; row++) {
      for (int column = 0; column < 28; column++) {
        float expected = row < 2 || column < 3 ? 0 : seven[(row - 2) * 28 + column - 3];
        assertThat(moved[row * 28 + column]).isEqualTo(expected);
      }
    }
  }

  @Test
  void scalingChangesTheAreaByTheSquareOfTheFactor() {
    double ink = sum(disk());
    assertThat(sum(by(Kind.SCALE, 1.5).apply(disk())) / ink).isCloseTo(2.25, within(0.05));
    assertThat(sum(by(Kind.SCALE, 0.5).apply(disk())) / ink).isCloseTo(0.25, within(0.02));
  }

  @Test
  void aSlantMovesTheTopToTheRightAndTheBottomToTheLeft() {
    float[] slanted = by(Kind.SLANT, 45).apply(bar());
    // At 45 degrees a row moves by as many pixels as it lies above the centre.
    assertThat(slanted[8 * 28 + 14 + 5]).isCloseTo(0.5f, within(1e-4f));
    assertThat(slanted[8 * 28 + 14 + 6]).isCloseTo(0.5f, within(1e-4f));
    assertThat(slanted[19 * 28 + 14 - 6]).isCloseTo(0.5f, within(1e-4f));
    assertThat(slanted[19 * 28 + 14 - 5]).isCloseTo(0.5f, within(1e-4f));
    assertThat(sum(slanted)).isCloseTo(sum(bar()), within(1e-3));
  }

  @Test
  void aLineGainsAndLosesAPixelOnEachSide() {
    float[] line = bar();
    assertThat(row(by(Kind.THICKNESS, 1).apply(line), 13)).isEqualTo("13 14 15 ");
    assertThat(row(by(Kind.THICKNESS, 2).apply(line), 13)).isEqualTo("12 13 14 15 16 ");
    assertThat(row(by(Kind.THICKNESS, -1).apply(line), 13)).isEmpty();
    float[] half = by(Kind.THICKNESS, 0.5).apply(line);
    assertThat(half[13 * 28 + 13]).isEqualTo(0.5f);
    assertThat(half[13 * 28 + 14]).isEqualTo(1f);
  }

  @Test
  void aBlurKeepsTheInkAndSpreadsItAsTheNormalDistributionDoes() {
    float[] dot = new float[784];
    dot[14 * 28 + 13] = 1f;
    float[] blurred = by(Kind.BLUR, 1.5).apply(dot);
    assertThat(sum(blurred)).isCloseTo(1, within(1e-4));
    double variance = 0;
    for (int i = 0; i < 784; i++) {
      variance += blurred[i] * Math.pow(i % 28 - 13, 2);
    }
    assertThat(Math.sqrt(variance)).isCloseTo(1.5, within(0.03));
  }

  @Test
  void noiseIsTheSameEveryTimeAndOfTheGivenStrength() {
    float[] grey = new float[784];
    java.util.Arrays.fill(grey, 0.5f);
    float[] noisy = by(Kind.NOISE, 0.1).apply(grey);
    assertThat(by(Kind.NOISE, 0.1).apply(grey)).containsExactly(noisy);
    double squares = 0;
    for (float value : noisy) {
      squares += Math.pow(value - 0.5, 2);
    }
    assertThat(Math.sqrt(squares / 784)).isCloseTo(0.1, within(0.01));
    for (float value : by(Kind.NOISE, 0.8).apply(seven)) {
      assertThat(value).isBetween(0f, 1f);
    }
  }

  @Test
  void aSweepEqualsTheNetworkRunAtEachOfItsPoints() {
    ForwardPass network = SampleNetworks.seeded(SampleNetworks.dense(), 4);
    Distortion slanted = by(Kind.SLANT, 10);
    Sweep sweep = Sweep.of(network, seven, slanted, Kind.ROTATION, () -> false);
    for (int point = 0; point < sweep.points(); point += 7) {
      ForwardTrace alone =
          network.run(slanted.with(Kind.ROTATION, sweep.amount(point)).apply(seven));
      assertThat(sweep.probabilities()[point]).containsExactly(alone.probabilities());
      assertThat(sweep.predictions()[point]).isEqualTo(alone.prediction());
    }
    assertThat(sweep.amount(sweep.pointAt(0))).isZero();
  }

  @Test
  void theRangeOfAPredictionEndsWhereAnotherDigitBegins() {
    int[] predictions = {1, 7, 7, 7, 2, 7};
    Sweep sweep = new Sweep(Kind.SHIFT_X, predictions, new float[6][10]);
    assertThat(sweep.rangeAround(-2)).isEqualTo(new Sweep.Range(-6, 2));
    assertThat(sweep.rangeAround(10)).isEqualTo(new Sweep.Range(10, 10));
    assertThat(sweep.predicted())
        .containsExactly(false, true, true, false, false, false, false, true, false, false);
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }

  /** A disk with a radius of 8 pixels, soft at its edge. */
  private static float[] disk() {
    float[] pixels = new float[784];
    for (int i = 0; i < 784; i++) {
      double distance = Math.hypot(i % 28 - 13.5, i / 28 - 13.5);
      pixels[i] = (float) Math.clamp(8.5 - distance, 0, 1);
    }
    return pixels;
  }

  /** A vertical line in column 14, from row 8 to row 19. */
  private static float[] bar() {
    float[] pixels = new float[784];
    for (int row = 8; row < 20; row++) {
      pixels[row * 28 + 14] = 1f;
    }
    return pixels;
  }

  /** Lists the columns with full ink in a row. */
  private static String row(float[] pixels, int row) {
    StringBuilder columns = new StringBuilder();
    for (int column = 0; column < 28; column++) {
      if (pixels[row * 28 + column] == 1f) {
        columns.append(column).append(' ');
      }
    }
    return columns.toString();
  }
}
