package org.digitstudio.ink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.digitstudio.domain.digit.DigitImage;
import org.junit.jupiter.api.Test;

class PenVariantsTest {
  private static DigitImage drawn(int seed) {
    return PenVariants.draw(Inks.seven(), new SplittableRandom(seed));
  }

  @Test
  void everyPenGivesADigitOfMnistsSizeAndPosition() {
    for (int seed = 0; seed < 40; seed++) {
      DigitImage image = drawn(seed);
      assertThat(Plausibility.couldBeDigit(image)).as("pen " + seed).isTrue();
      assertThat(PicturePreparer.isMnistLike(GreyPicture.of(image))).as("pen " + seed).isTrue();
    }
  }

  @Test
  void pensDifferAndEachIsReproducible() {
    assertThat(IntStream.range(0, 40).mapToObj(PenVariantsTest::drawn).distinct())
        .hasSizeGreaterThan(30);
    assertThat(drawn(3)).isEqualTo(drawn(3));
  }
}
