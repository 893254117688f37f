package org.digitstudio.lab.paper;

import java.util.ArrayList;
import java.util.List;

/** A page being composed: its paper, the ink of its digits, other ink, and the ground truth. */
final class Scene {
  final int width;
  final int height;
  final PaperLight paper;
  final InkLayer digits;
  final InkLayer marks;
  final List<PlacedDigit> placed = new ArrayList<>();

  Scene(int width, int height, float level) {
    this.width = width;
    this.height = height;
    this.paper = new PaperLight(width, height, level);
    this.digits = new InkLayer(width, height);
    this.marks = new InkLayer(width, height);
  }

  /** Returns the lightness of each pixel: that of the paper, reduced by the ink. */
  float[] light(Pen pen, PageRandom random) {
    float[] seen = paper.light.clone();
    SmoothNoise grain = new SmoothNoise(random);
    float size = Math.max(0.7f, pen.radius() * random.between(0.4, 1.2));
    for (int i = 0; i < seen.length; i++) {
      float cover = Math.max(digits.cover[i], marks.cover[i]);
      if (cover > 0) {
        if (pen.grain() > 0) {
          float rough = grain.at(i % width / size, i / width / size);
          cover *= 1 - pen.grain() * (0.5f + 0.5f * rough);
        }
        seen[i] *= 1 - pen.darkness() * cover;
      }
    }
    return seen;
  }
}
