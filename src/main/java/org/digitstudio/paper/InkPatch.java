package org.digitstudio.paper;

import java.util.List;
import org.digitstudio.ink.Box;

/**
 * The ink of one digit, cut out of its paper: rules, patterns and neighbours are left behind.
 *
 * @param area where it lies in the picture, in its pixels
 * @param ink width x height values of 0 to 1, row by row
 */
public record InkPatch(Box area, int width, int height, float[] ink) {
  /** The height of a digit in the patch's pixels: enough to give its strokes another width. */
  private static final float HEIGHT = 56;

  /** The distance that ink may lie outside its digit's box, in heights. */
  private static final float ROOM = 0.08f;

  /** Less than this is a guess at paper. */
  private static final float FAINT = 0.15f;

  static InkPatch of(Candidate candidate, List<Candidate> all) {
    Box box = candidate.box();
    Box area = box.grown(ROOM * box.height());
    float scale = HEIGHT / box.height();
    int width = Math.max(1, Math.round(area.width() * scale));
    int height = Math.max(1, Math.round(area.height() * scale));
    List<Box> near =
        all.stream()
            .map(Candidate::box)
            .filter(other -> other != box && other.overlapX(area) > 0 && other.overlapY(area) > 0)
            .toList();
    float[] ink = new float[width * height];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        float x = area.x() + (column + 0.5f) / scale;
        float y = area.y() + (row + 0.5f) / scale;
        float own = distance(box, x, y);
        boolean anothers = near.stream().anyMatch(other -> distance(other, x, y) < own);
        float amount = anothers ? 0 : candidate.look().inkAt(x, y);
        ink[row * width + column] = amount < FAINT ? 0 : amount;
      }
    }
    return new InkPatch(area, width, height, ink);
  }

  /** From a box's middle, where its edges are at 1. */
  private static float distance(Box box, float x, float y) {
    float dx = Math.abs(x - box.centreX()) / Math.max(1e-3f, box.width() / 2);
    float dy = Math.abs(y - box.centreY()) / Math.max(1e-3f, box.height() / 2);
    return Math.max(dx, dy);
  }
}
