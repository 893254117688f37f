package org.digitstudio.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LocalContrastTest {
  private static final int WIDTH = 90;
  private static final int HEIGHT = 60;

  @Test
  void lightAndPaperDoNotCount() {
    GreyMap bright = LocalContrast.of(stroke(0.95f, 0.6f, 0));
    GreyMap dim = LocalContrast.of(stroke(0.5f, 0.325f, 0));

    for (int i = 0; i < bright.values().length; i++) {
      assertThat(dim.values()[i]).isCloseTo(bright.values()[i], within(0.05f));
    }
  }

  @Test
  void inkIsDarkAndPaperNearNothing() {
    GreyMap contrast = LocalContrast.of(stroke(0.9f, 0.2f, 0.002f));

    assertThat(contrast.values()[30 * WIDTH + 45]).isLessThan(-1);
    assertThat(contrast.values()[5 * WIDTH + 5]).isBetween(-0.3f, 0.3f);
  }

  @Test
  void blankPaperStaysBlank() {
    GreyMap contrast = LocalContrast.of(stroke(0.8f, 0.8f, 0));

    for (float value : contrast.values()) {
      assertThat(value).isCloseTo(0, within(1e-3f));
    }
  }

  /** An upright stroke in the middle of paper that grows darker to the right. */
  private static GreyMap stroke(float paper, float ink, float slope) {
    float[] grey = new float[WIDTH * HEIGHT];
    for (int i = 0; i < grey.length; i++) {
      int x = i % WIDTH;
      int y = i / WIDTH;
      boolean inked = x >= 43 && x < 47 && y >= 15 && y < 45;
      grey[i] = (inked ? ink : paper) - slope * x;
    }
    return new GreyMap(WIDTH, HEIGHT, grey);
  }
}
