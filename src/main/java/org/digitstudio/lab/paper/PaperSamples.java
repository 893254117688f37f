package org.digitstudio.lab.paper;

import java.util.ArrayList;
import org.digitstudio.ink.Box;
import org.digitstudio.paper.GreyMap;
import org.digitstudio.paper.LocalContrast;

/**
 * An unlimited set of samples. Each is determined by its number and a seed, so that threads can
 * make them in any order.
 */
public final class PaperSamples {
  private final SceneMaker maker;
  private final int width;
  private final int height;
  private final long seed;

  public PaperSamples(GlyphBook book, int width, int height, long seed) {
    this.maker = new SceneMaker(book);
    this.width = width;
    this.height = height;
    this.seed = seed;
  }

  /** Makes the sample with a number. */
  public PaperSample sample(long number) {
    PageRandom random = new PageRandom(seed * 0x9E3779B97F4A7C15L + number);
    PaperSample sample =
        new PaperSample(
            width, height, new float[width * height], new byte[width * height], new ArrayList<>());
    if (random.of(0.65)) {
      add(sample, 0, 0, width, height, digitHeight(random), random);
      return sample;
    }
    // Several small pictures with their edges, side by side.
    int left = 0;
    while (left < width) {
      float digit = digitHeight(random);
      int frameWidth = (int) (digit * random.scaleBetween(0.8, 7));
      int frameHeight = Math.min(height, (int) (digit * random.scaleBetween(1, 2.4)));
      if (left + frameWidth > width && left > 0) {
        break;
      }
      frameWidth = Math.min(width - left, Math.max(12, frameWidth));
      int top = random.below(height - frameHeight + 1);
      add(sample, left, top, frameWidth, frameHeight, digit, random);
      left += frameWidth + random.from(1, 12);
    }
    return sample;
  }

  private static float digitHeight(PageRandom random) {
    return random.of(0.6) ? random.between(22, 34) : random.scaleBetween(15, 44);
  }

  private void add(
      PaperSample sample,
      int left,
      int top,
      int frameWidth,
      int frameHeight,
      float digit,
      PageRandom random) {
    float scale = random.of(0.6) ? random.between(0.8, 1.6) : random.scaleBetween(0.55, 2.2);
    int pageWidth = Math.max(8, Math.round(frameWidth * scale));
    int pageHeight = Math.max(8, Math.round(frameHeight * scale));
    SceneMaker.Shot shot = maker.shoot(pageWidth, pageHeight, digit * scale, random);
    GreyMap seen =
        new GreyMap(pageWidth, pageHeight, shot.light())
            .resampled(0, 0, 1.0 / scale, frameWidth, frameHeight);
    GreyMap contrast = LocalContrast.of(seen);
    GreyMap cover =
        new GreyMap(pageWidth, pageHeight, shot.scene().digits.cover)
            .resampled(0, 0, 1.0 / scale, frameWidth, frameHeight);
    for (int row = 0; row < frameHeight; row++) {
      for (int column = 0; column < frameWidth; column++) {
        int from = row * frameWidth + column;
        int to = (row + top) * width + column + left;
        sample.input()[to] = contrast.values()[from];
        sample.ink()[to] = (byte) (cover.values()[from] > 0.4f ? 1 : 0);
      }
    }
    Box frame = new Box(left, top, frameWidth, frameHeight);
    for (PlacedDigit placed : shot.scene().placed) {
      PlacedDigit there = placed.moved(1 / scale, left, top);
      sample.digits().add(new PaperSample.Placed(there.label(), there.box(), frame));
    }
  }
}
