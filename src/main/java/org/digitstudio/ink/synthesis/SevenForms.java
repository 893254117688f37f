package org.digitstudio.ink.synthesis;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.ink.synthesis.Polyline.Bounds;

/**
 * Adds a bar to plain sevens, removes it from barred ones, or adds a serif at the start of the top
 * stroke.
 */
final class SevenForms {
  private static final double BAR_ADDED = 0.25;
  private static final double BAR_TAKEN = 0.2;
  private static final double SERIF = 0.07;
  private static final int PIECES = 8;

  private SevenForms() {}

  static List<Polyline> vary(List<Polyline> lines, RandomDraws draws) {
    Bounds box = Bounds.of(lines);
    List<Polyline> varied = new ArrayList<>(lines);
    if (lines.size() == 1 && draws.happens(BAR_ADDED)) {
      bar(lines.getFirst(), box, draws, varied);
    } else if (lines.size() == 2 && isBar(lines.getLast(), box) && draws.happens(BAR_TAKEN)) {
      varied.removeLast();
    }
    Polyline first = varied.getFirst();
    boolean fromTopLeft =
        first.firstX() < box.centreX() && first.firstY() < box.top() + 0.15 * box.height();
    if (fromTopLeft && draws.happens(SERIF)) {
      double fall = box.height() * draws.between(0.06, 0.22);
      Polyline serif =
          Polyline.arc(
              first.firstX() + draws.normal(0.1 * fall),
              first.firstY() + fall,
              first.firstX(),
              first.firstY(),
              0,
              4);
      varied.set(0, serif.then(first));
    }
    return varied;
  }

  private static boolean isBar(Polyline line, Bounds seven) {
    Bounds bar = line.bounds();
    double position = (bar.centreY() - seven.top()) / Math.max(1e-6, seven.height());
    return bar.height() < 0.6 * bar.width() && position > 0.25 && position < 0.75;
  }

  /** Adds a bar where the stem crosses the bar's height. */
  private static void bar(Polyline line, Bounds box, RandomDraws draws, List<Polyline> varied) {
    double y = box.top() + box.height() * draws.between(0.38, 0.65);
    for (int i = line.size() - 2; i >= 0; i--) {
      double above = line.ys()[i] - y;
      double below = line.ys()[i + 1] - y;
      if (above * below <= 0) {
        double t = above == below ? 0 : above / (above - below);
        double x = line.xs()[i] + t * (line.xs()[i + 1] - line.xs()[i]);
        double half = Math.max(box.width(), 0.35 * box.height()) * draws.between(0.2, 0.475);
        double middle = x + 2 * half * draws.between(-0.2, 0.2);
        double rise = half * draws.between(-0.1, 0.35);
        varied.add(
            Polyline.arc(
                middle - half, y + rise, middle + half, y - rise, draws.normal(0.06), PIECES));
        return;
      }
    }
  }
}
