package org.digitstudio.lab.paper;

import static org.assertj.core.api.Assertions.assertThat;

import org.digitstudio.mnist.BundledMnist;
import org.junit.jupiter.api.Test;

class PaperSamplesTest {
  private static final GlyphBook BOOK =
      new GlyphBook().withImages(BundledMnist.training().take(500));

  @Test
  void aSampleIsDeterminedByItsNumber() {
    PaperSamples one = new PaperSamples(BOOK, 160, 64, 5);
    PaperSamples two = new PaperSamples(BOOK, 160, 64, 5);
    one.sample(1);

    PaperSample first = one.sample(7);
    PaperSample second = two.sample(7);

    assertThat(first.input()).isEqualTo(second.input());
    assertThat(first.ink()).isEqualTo(second.ink());
    assertThat(first.digits()).isEqualTo(second.digits());
    assertThat(two.sample(8).input()).isNotEqualTo(first.input());
  }

  @Test
  void inkIsInsideTheBoxesOfItsDigits() {
    PaperSamples samples = new PaperSamples(BOOK, 160, 64, 6);
    int inside = 0;
    int inked = 0;
    for (int i = 0; i < 40; i++) {
      PaperSample sample = samples.sample(i);
      for (int at = 0; at < sample.ink().length; at++) {
        if (sample.ink()[at] != 0) {
          float x = at % 160 + 0.5f;
          float y = at / 160 + 0.5f;
          inked++;
          inside += sample.digits().stream().anyMatch(digit -> holds(digit, x, y)) ? 1 : 0;
        }
      }
    }

    assertThat(inked).isGreaterThan(5_000);
    // Strokes that join two digits lie between their boxes.
    assertThat((double) inside / inked).isGreaterThan(0.93);
  }

  private static boolean holds(PaperSample.Placed digit, float x, float y) {
    var box = digit.box().grown(1);
    return x >= box.x() && x <= box.right() && y >= box.y() && y <= box.bottom();
  }
}
