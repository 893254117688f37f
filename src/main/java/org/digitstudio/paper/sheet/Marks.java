package org.digitstudio.paper.sheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.digitstudio.paper.GreyMap;

/** Finds a sheet's corner marks: dark squares, each within a dark ring about the same middle. */
final class Marks {
  /** Candidates beyond this many are print or noise. */
  private static final int MOST = 14;

  private static final int MIN_SIDE = 7;

  private Marks() {}

  /** A mark's middle and size in pixels. */
  record Mark(double x, double y, double size) {}

  /** The shapes that look like marks, the most alike in size first. */
  static List<Mark> find(GreyMap picture) {
    DarkParts parts = DarkParts.of(picture);
    List<Mark> marks = new ArrayList<>();
    for (DarkParts.Part ring : parts.parts()) {
      if (!squarish(ring)) {
        continue;
      }
      for (DarkParts.Part core : parts.parts()) {
        if (core != ring && isCore(ring, core)) {
          marks.add(new Mark(ring.x(), ring.y(), ring.longerSide()));
          break;
        }
      }
    }
    marks.sort(Comparator.comparingDouble(Mark::size).reversed());
    return marks.size() > MOST ? marks.subList(0, MOST) : marks;
  }

  private static boolean squarish(DarkParts.Part part) {
    int width = part.right() - part.left();
    int height = part.bottom() - part.top();
    double filled = (double) part.area() / (width * height);
    return Math.min(width, height) >= MIN_SIDE
        && Math.max(width, height) <= 2.2 * Math.min(width, height)
        && filled > 0.18
        && filled < 0.75;
  }

  /** Three modules of seven, in the middle. */
  private static boolean isCore(DarkParts.Part ring, DarkParts.Part core) {
    double part = (double) core.area() / ring.area();
    double off = Math.hypot(ring.x() - core.x(), ring.y() - core.y());
    return part > 0.15
        && part < 0.75
        && off < 0.12 * ring.longerSide()
        && core.longerSide() < 0.7 * ring.longerSide();
  }
}
