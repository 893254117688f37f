package org.digitstudio.lab.paper;

import java.util.Arrays;
import org.digitstudio.paper.GreyMap;

/** Makes pictures with difficult framing: cut flush, on a table, beside a strip, filled. */
final class FramingCases {
  private final GlyphBook book;

  FramingCases(GlyphBook book) {
    this.book = book;
  }

  PaperCase flush(PageRandom random) {
    LineStyle style = LineStyle.tidy(book, PaperCases.height(random), random);
    String number = SceneMaker.digits(random.from(1, 5), random);
    NumberLine line = NumberLine.plain(number, style, random);
    Scene scene =
        FittedPage.of(line, new FittedPage.PageMargins(1, 1, 1, 1), random.between(0.7, 1), random);
    float[] light = scene.light(style.pen(), random);
    // Cropped to the ink on some sides, with a margin on the others.
    int[] ink = FittedPage.inked(scene);
    int sides = 1 + random.below(15);
    int room = Math.round(random.between(0.15, 0.9) * style.height());
    int left = ink[0] - ((sides & 1) != 0 ? 0 : room);
    int top = ink[1] - ((sides & 2) != 0 ? 0 : room);
    int right = ink[2] + ((sides & 4) != 0 ? 0 : room);
    int bottom = ink[3] + ((sides & 8) != 0 ? 0 : room);
    int width = right - left;
    float[] part = new float[width * (bottom - top)];
    for (int row = top; row < bottom; row++) {
      System.arraycopy(light, row * scene.width + left, part, (row - top) * width, width);
    }
    return new PaperCase(PageImages.scan(part, width, bottom - top, random), number);
  }

  PaperCase onTable(PageRandom random) {
    LineStyle style = LineStyle.tidy(book, PaperCases.height(random), random);
    String number = SceneMaker.digits(random.from(1, 5), random);
    FittedPage.PageMargins margins = FittedPage.PageMargins.ample(random);
    NumberLine line = NumberLine.plain(number, style, random);
    Scene sheet = FittedPage.of(line, margins, random.between(0.75, 1), random);
    float[] light = sheet.light(style.pen(), random);
    float h = style.height();
    int x0 = Math.round(random.between(0.3, 2.5) * h);
    int y0 = Math.round(random.between(0.3, 2.5) * h);
    int width = sheet.width + x0 + Math.round(random.between(0.3, 2.5) * h);
    int height = sheet.height + y0 + Math.round(random.between(0.3, 2.5) * h);
    Scene table = new Scene(width, height, random.between(0.05, 0.5));
    if (random.of(0.5)) {
      table.paper.print(Patterns.clouds(random.scaleBetween(5, 60), random), 0.3f);
    }
    float turn = random.around(0, 0.04);
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        float dx = column - x0;
        float dy = row - y0;
        int sx = Math.round(dx + turn * (dy - sheet.height / 2f));
        int sy = Math.round(dy - turn * (dx - sheet.width / 2f));
        if (sx >= 0 && sy >= 0 && sx < sheet.width && sy < sheet.height) {
          table.paper.light[row * width + column] = light[sy * sheet.width + sx];
        }
      }
    }
    return new PaperCase(PageImages.photo(table.paper.light, width, height, h, random), number);
  }

  PaperCase beside(PageRandom random) {
    LineStyle style = LineStyle.tidy(book, PaperCases.height(random), random);
    String number = SceneMaker.digits(random.from(1, 4), random);
    Scene scene =
        FittedPage.of(
            NumberLine.plain(number, style, random),
            new FittedPage.PageMargins(
                random.between(0.8, 1.5),
                random.between(0.6, 1),
                random.between(0.8, 1.5),
                random.between(0.6, 1)),
            random.between(0.7, 1),
            random);
    float level = random.between(0, 0.45);
    float depth = random.between(0.1, 0.5) * style.height();
    int side = random.below(4);
    float[] light = scene.light(style.pen(), random);
    for (int i = 0; i < light.length; i++) {
      int x = i % scene.width;
      int y = i / scene.width;
      int in =
          switch (side) {
            case 0 -> x;
            case 1 -> y;
            case 2 -> scene.width - 1 - x;
            default -> scene.height - 1 - y;
          };
      light[i] = in < depth ? level : light[i];
    }
    return new PaperCase(PageImages.scan(light, scene.width, scene.height, random), number);
  }

  PaperCase fills(int size, PageRandom random) {
    float h = Math.max(48, size);
    LineStyle style = LineStyle.tidy(book, h, random);
    Pen fat = style.pen().withRadius(random.scaleBetween(0.06, 0.16) * h);
    String number = SceneMaker.digits(1, random);
    NumberLine line = NumberLine.plain(number, style.withPen(fat), random);
    float margin = random.between(0, 0.06);
    Scene scene =
        FittedPage.of(line, new FittedPage.PageMargins(0.3f, 0.3f, 0.3f, 0.3f), 1, random);
    float[] light = scene.light(fat, random);
    int[] ink = FittedPage.inked(scene);
    int room = Math.round(margin * h);
    int width = ink[2] - ink[0] + 2 * room;
    int height = ink[3] - ink[1] + 2 * room;
    float[] part = new float[width * height];
    Arrays.fill(part, 1f);
    for (int row = ink[1]; row < ink[3]; row++) {
      for (int column = ink[0]; column < ink[2]; column++) {
        part[(row - ink[1] + room) * width + column - ink[0] + room] =
            light[row * scene.width + column];
      }
    }
    boolean inverted = random.of(0.5);
    for (int i = 0; inverted && i < part.length; i++) {
      part[i] = 1 - part[i];
    }
    var map = new GreyMap(width, height, part);
    double scale = (double) size / Math.max(width, height);
    boolean square = size == 16;
    int newWidth = square ? 16 : Math.max(4, (int) Math.round(width * scale));
    int newHeight = square ? 16 : Math.max(4, (int) Math.round(height * scale));
    // A square picture: the digit is centred and the paper extended.
    double left = (width - newWidth / scale) / 2;
    double top = (height - newHeight / scale) / 2;
    float[] small = new float[newWidth * newHeight];
    var resampled = map.resampled(left, top, scale, newWidth, newHeight).values();
    for (int i = 0; i < small.length; i++) {
      double x = left + (i % newWidth + 0.5) / scale;
      double y = top + (i / newWidth + 0.5) / scale;
      boolean outside = x < 0 || y < 0 || x >= width || y >= height;
      small[i] = outside ? (inverted ? 0 : 1) : resampled[i];
    }
    return new PaperCase(PageImages.scan(small, newWidth, newHeight, random), number);
  }
}
