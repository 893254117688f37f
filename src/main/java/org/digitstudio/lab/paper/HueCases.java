package org.digitstudio.lab.paper;

import java.awt.Color;
import java.awt.image.BufferedImage;

/** Makes pictures whose ink and paper differ only in hue. */
final class HueCases {
  private final GlyphBook book;

  HueCases(GlyphBook book) {
    this.book = book;
  }

  /** Makes a picture with ink and paper of nearly the same brightness. */
  PaperCase hues(PageRandom random) {
    LineStyle style = LineStyle.tidy(book, PaperCases.height(random), random);
    String number = SceneMaker.digits(random.from(1, 4), random);
    NumberLine line = NumberLine.plain(number, style, random);
    Scene scene = FittedPage.of(line, FittedPage.PageMargins.ample(random), 1, random);
    float hue = random.between(0, 1);
    Color paper = Color.getHSBColor(hue, random.between(0.3, 0.9), random.between(0.6, 1));
    float wanted = brightness(paper);
    Color ink = paper;
    for (int i = 0; i < 2000; i++) {
      Color other =
          Color.getHSBColor(
              hue + random.between(0.2, 0.8), random.between(0.4, 1), random.between(0.3, 1));
      if (Math.abs(brightness(other) - wanted) < 12 && distance(other, paper) > 120) {
        ink = other;
        break;
      }
    }
    if (ink == paper) {
      paper = Color.BLACK;
      ink = Color.BLUE;
    }
    BufferedImage image = new BufferedImage(scene.width, scene.height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < scene.digits.cover.length; i++) {
      float c = scene.digits.cover[i];
      int r = Math.round(paper.getRed() + c * (ink.getRed() - paper.getRed()));
      int g = Math.round(paper.getGreen() + c * (ink.getGreen() - paper.getGreen()));
      int b = Math.round(paper.getBlue() + c * (ink.getBlue() - paper.getBlue()));
      image.setRGB(i % scene.width, i / scene.width, r << 16 | g << 8 | b);
    }
    return new PaperCase(image, number);
  }

  private static float brightness(Color color) {
    return 0.299f * color.getRed() + 0.587f * color.getGreen() + 0.114f * color.getBlue();
  }

  private static double distance(Color a, Color b) {
    double r = a.getRed() - b.getRed();
    double g = a.getGreen() - b.getGreen();
    double c = a.getBlue() - b.getBlue();
    return Math.sqrt(r * r + g * g + c * c);
  }
}
