package org.digitstudio.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UmapLayoutTest {
  private static final int WIDTH = 8;
  private static final int CLOUDS = 4;
  private static final int EACH = 60;

  /** Generates clouds of spread 1 around centres 12 apart. */
  private static float[] clouds() {
    Random random = new Random(5);
    float[] values = new float[CLOUDS * EACH * WIDTH];
    for (int i = 0; i < values.length; i++) {
      int cloud = i / (EACH * WIDTH);
      values[i] = (float) random.nextGaussian() + (i % WIDTH == cloud ? 12 : 0);
    }
    return values;
  }

  private static Neighbours neighbours(float[] values, int wanted) {
    return Neighbours.of(values, WIDTH, wanted, part -> {}, () -> false);
  }

  private static float[] laidOut(float[] values, long seed) {
    UmapLayout umap =
        new UmapLayout(
            neighbours(values, UmapLayout.NEIGHBOURS),
            PrincipalComponents.layout(values, WIDTH),
            seed);
    while (umap.advance(50, () -> false)) {
      assertThat(umap.progress()).isBetween(0.0, 1.0);
    }
    return umap.layout();
  }

  private static int[] byDistance(float[] values, int width, int point) {
    return IntStream.range(0, values.length / width)
        .filter(i -> i != point)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> square(values, width, point, i)))
        .mapToInt(i -> i)
        .toArray();
  }

  private static double square(float[] values, int width, int a, int b) {
    double sum = 0;
    for (int j = 0; j < width; j++) {
      double off = values[a * width + j] - values[b * width + j];
      sum += off * off;
    }
    return sum;
  }

  @Test
  void neighboursEqualThoseFoundBySortingAllDistances() {
    float[] values = clouds();
    Neighbours found = neighbours(values, 7);
    for (int point = 0; point < CLOUDS * EACH; point += 17) {
      int[] expected = Arrays.copyOf(byDistance(values, WIDTH, point), 7);
      assertThat(Arrays.copyOfRange(found.index(), 7 * point, 7 * point + 7)).isEqualTo(expected);
      assertThat((double) found.distance()[7 * point + 3])
          .isCloseTo(Math.sqrt(square(values, WIDTH, point, expected[3])), within(1e-4));
    }
  }

  @Test
  void principalComponentsHaveTheLargestVariancesAndAreUncorrelated() {
    Random random = new Random(3);
    float[] values = new float[2 * 500];
    for (int i = 0; i < 500; i++) {
      double strong = 3 * random.nextGaussian();
      double weak = random.nextGaussian();
      values[2 * i] = (float) (0.6 * strong - 0.8 * weak);
      values[2 * i + 1] = (float) (0.8 * strong + 0.6 * weak);
    }
    double[] c = covariance(values);
    double spread = Math.hypot(c[0] - c[2], 2 * c[1]);
    double[] after = covariance(PrincipalComponents.layout(values, 2));
    assertThat(after[0]).isCloseTo((c[0] + c[2] + spread) / 2, within(1e-4));
    assertThat(after[2]).isCloseTo((c[0] + c[2] - spread) / 2, within(1e-4));
    assertThat(after[1]).isCloseTo(0, within(1e-4));
  }

  /** Variance of x, covariance, variance of y. */
  private static double[] covariance(float[] points) {
    int n = points.length / 2;
    double x = 0;
    double y = 0;
    for (int i = 0; i < n; i++) {
      x += points[2 * i] / (double) n;
      y += points[2 * i + 1] / (double) n;
    }
    double[] c = new double[3];
    for (int i = 0; i < n; i++) {
      double dx = points[2 * i] - x;
      double dy = points[2 * i + 1] - y;
      c[0] += dx * dx / n;
      c[1] += dx * dy / n;
      c[2] += dy * dy / n;
    }
    return c;
  }

  @Test
  void membershipsOfAPointSumToTheLogarithmOfItsNeighbourCount() {
    float[] weights = UmapLayout.memberships(neighbours(clouds(), 15));
    for (int point = 0; point < CLOUDS * EACH; point += 13) {
      double sum = 0;
      for (int k = 0; k < 15; k++) {
        sum += weights[15 * point + k];
      }
      assertThat(sum).isCloseTo(Math.log(15) / Math.log(2), within(1e-3));
      assertThat(weights[15 * point]).as("the nearest one").isEqualTo(1f);
    }
  }

  @Test
  void theCurveFitsTheMinimumDistanceOfTheReferenceImplementation() {
    double best = misfit(UmapLayout.A, UmapLayout.B);
    for (double step : new double[] {-.01, .01}) {
      assertThat(misfit(UmapLayout.A + step, UmapLayout.B)).isGreaterThan(best);
      assertThat(misfit(UmapLayout.A, UmapLayout.B + step)).isGreaterThan(best);
    }
  }

  /** Squared distance to 1 up to 0.1 and exp(0.1 - d) beyond, at 300 points of 0 to 3. */
  private static double misfit(double a, double b) {
    double sum = 0;
    for (int i = 0; i < 300; i++) {
      double d = 3.0 * i / 299;
      double wanted = d < 0.1 ? 1 : Math.exp(0.1 - d);
      double off = 1 / (1 + a * Math.pow(d, 2 * b)) - wanted;
      sum += off * off;
    }
    return sum;
  }

  @Test
  void cloudsStayTogetherAndApart() {
    float[] layout = laidOut(clouds(), 7);
    int astray = 0;
    for (int point = 0; point < CLOUDS * EACH; point++) {
      int[] near = byDistance(layout, 2, point);
      for (int k = 0; k < 5; k++) {
        astray += near[k] / EACH == point / EACH ? 0 : 1;
      }
    }
    assertThat(astray).as("of 1,200 near neighbours on the map").isLessThan(12);
  }

  @Test
  void theLayoutDependsOnTheSeedAlone() {
    float[] values = clouds();
    float[] first = laidOut(values, 7);
    assertThat(laidOut(values, 7)).isEqualTo(first);
    assertThat(laidOut(values, 8)).isNotEqualTo(first);
  }

  @Test
  void aNewPointIsProjectedIntoItsOwnCloud() {
    float[] values = clouds();
    float[] layout = laidOut(values, 7);
    float[] own = new float[WIDTH];
    own[2] = 12;
    float[] projected = UmapLayout.project(own, values, layout);
    float[] with = Arrays.copyOf(layout, layout.length + 2);
    with[layout.length] = projected[0];
    with[layout.length + 1] = projected[1];
    for (int k = 0; k < 5; k++) {
      assertThat(byDistance(with, 2, layout.length / 2)[k] / EACH).isEqualTo(2);
    }
  }

  @Test
  void bothLongLoopsCanBeCancelled() {
    float[] values = clouds();
    assertThatThrownBy(() -> Neighbours.of(values, WIDTH, 15, part -> {}, () -> true))
        .isInstanceOf(CancellationException.class);
    UmapLayout umap =
        new UmapLayout(neighbours(values, 15), PrincipalComponents.layout(values, WIDTH), 1);
    assertThatThrownBy(() -> umap.advance(1, () -> true)).isInstanceOf(CancellationException.class);
  }

  @Test
  void identicalPointsGiveAFiniteLayout() {
    float[] alike = new float[20 * WIDTH];
    float[] layout = laidOut(alike, 1);
    for (float value : layout) {
      assertThat(value).isFinite();
    }
  }
}
