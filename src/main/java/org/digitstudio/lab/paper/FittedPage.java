package org.digitstudio.lab.paper;

/** Makes pages that fit the number written on them. */
final class FittedPage {
  private FittedPage() {}

  /** Margins around a number, in heights of a digit. */
  record PageMargins(float left, float top, float right, float bottom) {
    static PageMargins ample(PageRandom random) {
      return new PageMargins(
          random.between(0.3, 1.2),
          random.between(0.3, 1),
          random.between(0.3, 1.2),
          random.between(0.3, 1));
    }
  }

  /** Returns a page that fits a number, with the number written on it. */
  static Scene of(NumberLine line, PageMargins margins, float level, PageRandom random) {
    float h = line.height();
    int width = Math.round(line.width() + 3 * h);
    int height = Math.round(0.15f * line.width() + 4 * h);
    Scene wide = new Scene(width, height, level);
    wide.placed.addAll(line.write(wide, 1.5f * h, height / 2f + 0.5f * h, 0, random));
    int[] ink = inked(wide);
    int left = ink[0] - Math.round(margins.left * h);
    int top = ink[1] - Math.round(margins.top * h);
    int right = ink[2] + Math.round(margins.right * h);
    int bottom = ink[3] + Math.round(margins.bottom * h);
    Scene page = new Scene(right - left, bottom - top, level);
    copy(wide.digits, left, top, page.digits);
    copy(wide.marks, left, top, page.marks);
    wide.placed.forEach(digit -> page.placed.add(digit.moved(1, -left, -top)));
    return page;
  }

  static int[] inked(Scene scene) {
    int[] box = {scene.width, scene.height, 0, 0};
    for (int i = 0; i < scene.digits.cover.length; i++) {
      if (scene.digits.cover[i] > 0.5f) {
        box[0] = Math.min(box[0], i % scene.width);
        box[1] = Math.min(box[1], i / scene.width);
        box[2] = Math.max(box[2], i % scene.width + 1);
        box[3] = Math.max(box[3], i / scene.width + 1);
      }
    }
    return box;
  }

  private static void copy(InkLayer from, int left, int top, InkLayer to) {
    for (int row = 0; row < from.height; row++) {
      for (int column = 0; column < from.width; column++) {
        to.put(column - left, row - top, from.cover[row * from.width + column]);
      }
    }
  }
}
