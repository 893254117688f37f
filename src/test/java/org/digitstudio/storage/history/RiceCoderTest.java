package org.digitstudio.storage.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RiceCoderTest {

  @Test
  void allIntegersComeBackAsTheyWere() throws IOException {
    int[] values = {0, 1, -1, 5, -70_000, Integer.MAX_VALUE, Integer.MIN_VALUE, 3, 0, 0};

    assertThat(decoded(RiceCoder.encode(values, 0, values.length), values.length))
        .containsExactly(values);
  }

  @Test
  void aThousandRandomListsComeBackAsTheyWere() throws IOException {
    Random random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      double spread = Math.pow(2, random.nextInt(30));
      int[] values = random.ints(random.nextInt(400), -100, 100).toArray();
      Arrays.setAll(values, j -> (int) (random.nextGaussian() * spread));

      assertThat(decoded(RiceCoder.encode(values, 0, values.length), values.length))
          .containsExactly(values);
    }
  }

  @Test
  void changesOfAFewCellsTakeLittleMoreThanTheirEntropy() {
    Random random = new Random(2);
    int[] values = new int[100_000];
    Arrays.setAll(values, i -> (int) Math.round(4 * random.nextGaussian()));

    double bits = 8.0 * RiceCoder.encode(values, 0, values.length).length / values.length;

    // A Gaussian with a deviation of 4 cells has log2(4 sqrt(2 pi e)) = 4.05 bits.
    assertThat(bits).isBetween(4.05, 4.35);
  }

  @Test
  void cutBytesAreRefused() {
    int[] values = new Random(3).ints(1_000, -50, 50).toArray();
    byte[] coded = RiceCoder.encode(values, 0, values.length);

    assertThatThrownBy(() -> decoded(Arrays.copyOf(coded, coded.length / 2), values.length))
        .isInstanceOf(IOException.class);
  }

  private static int[] decoded(byte[] coded, int count) throws IOException {
    int[] values = new int[count];
    RiceCoder.decode(coded, values, 0, count);
    return values;
  }
}
