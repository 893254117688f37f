package org.digitstudio.ink.synthesis;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.ink.synthesis.Polyline.Bounds;

/**
 * Adds slashes and dots to zeros. A slash is mostly a separate stroke from upper right to lower
 * left that ends inside the ring or crosses it, sometimes a continuation of the ring's stroke.
 */
final class ZeroForms {
  private static final double MARKED = 0.3;
  private static final double DOT = 0.06;
  private static final double ONE_SWEEP = 0.35;

  /** Fraction of zeros in one sweep whose pen leaves the ring before it returns as the slash. */
  private static final double OUTSIDE = 0.6;

  /** Narrower zeros get no mark. */
  private static final double MIN_WIDTH = 0.25;

  private static final int PIECES = 12;

  private ZeroForms() {}

  static List<Polyline> vary(List<Polyline> lines, RandomDraws draws) {
    Bounds ring = Bounds.of(lines);
    if (lines.size() != 1 || ring.width() < MIN_WIDTH || !draws.happens(MARKED)) {
      return lines;
    }
    if (draws.happens(DOT)) {
      return List.of(lines.getFirst(), dot(ring, draws));
    }
    if (draws.happens(ONE_SWEEP)) {
      Polyline zero = lines.getFirst();
      return List.of(
          draws.happens(OUTSIDE) ? zero.then(slash(ring, draws)) : ledThrough(zero, ring, draws));
    }
    List<Polyline> marked = new ArrayList<>(lines);
    marked.add(slash(ring, draws));
    return marked;
  }

  private static Polyline dot(Bounds ring, RandomDraws draws) {
    double x = ring.centreX() + draws.normal(0.05 * ring.width());
    double y = ring.centreY() + draws.normal(0.05 * ring.height());
    double radius = draws.between(0.01, 0.06);
    double rise = radius * draws.between(-1, 1);
    return Polyline.arc(x - radius, y - rise, x + radius, y + rise, draws.normal(0.5), 4);
  }

  private static Polyline slash(Bounds ring, RandomDraws draws) {
    double angle = Math.toRadians(angle(draws));
    double a = ring.width() / 2;
    double b = ring.height() / 2;
    double cosine = Math.cos(angle);
    double sine = Math.sin(angle);
    double toRing = a * b / Math.hypot(b * cosine, a * sine);
    double up = toRing * reach(draws);
    double down = toRing * reach(draws);
    double x = ring.centreX() + draws.normal(0.12 * a);
    double y = ring.centreY() + draws.normal(0.1 * b);
    Polyline line =
        Polyline.arc(
            x + up * cosine,
            y - up * sine,
            x - down * cosine,
            y + down * sine,
            draws.normal(0.05),
            PIECES);
    return draws.happens(0.75) ? line : line.reversed();
  }

  /** Returns the slash's angle in degrees; nearly all slashes rise to the right. */
  private static double angle(RandomDraws draws) {
    double kind = draws.between(0, 1);
    if (kind < 0.86) {
      return 52 + draws.normal(13);
    }
    if (kind < 0.94) {
      return 125 + draws.normal(13);
    }
    return kind < 0.97 ? draws.normal(12) : 90 + draws.normal(8);
  }

  /** Returns the length of half a slash as a fraction of the distance to the ring. */
  private static double reach(RandomDraws draws) {
    return draws.happens(0.75) ? draws.between(0.75, 1.45) : draws.between(0.4, 2);
  }

  /** Continues the ring's stroke from its end through the centre to the other side. */
  private static Polyline ledThrough(Polyline line, Bounds ring, RandomDraws draws) {
    double fromX = line.lastX() - ring.centreX();
    double fromY = line.lastY() - ring.centreY();
    double a = ring.width() / 2;
    double b = ring.height() / 2;
    boolean endsInside = Math.hypot(fromX / a, fromY / b) < 0.6;
    if (endsInside) {
      return line;
    }
    double reach = draws.between(0.35, 1.5);
    boolean endsAtTop = Math.abs(fromX) < 0.35 * a;
    double x =
        endsAtTop ? -draws.between(0.3, 0.9) * a * reach : -fromX * reach + draws.normal(0.25 * a);
    double y = -fromY * reach + draws.normal(0.1 * b);
    Polyline through =
        Polyline.arc(
            line.lastX(),
            line.lastY(),
            ring.centreX() + x,
            ring.centreY() + y,
            draws.normal(0.12),
            PIECES);
    return line.then(through.part(1, through.size()));
  }
}
