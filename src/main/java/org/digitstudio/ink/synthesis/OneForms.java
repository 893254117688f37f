package org.digitstudio.ink.synthesis;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.ink.synthesis.Polyline.Bounds;

/**
 * Adds a flag, a foot or both to plain ones. A flag either joins the stem or is a stroke of its
 * own; a long flag slopes steeply, since a long flat one would make a seven.
 */
final class OneForms {
  private static final double FLAG_ONLY = 0.16;
  private static final double FLAG_AND_FOOT = 0.1;
  private static final double FOOT_ONLY = 0.05;

  /** The distance between a straight stem's ends is at least this fraction of its length. */
  private static final double STRAIGHT = 0.93;

  private static final double MIN_HEIGHT = 0.8;

  /** Flags that slope less than this, in degrees, are short. */
  private static final double STEEP = 28;

  private static final int PIECES = 8;

  private OneForms() {}

  static List<Polyline> vary(List<Polyline> lines, RandomDraws draws) {
    if (lines.size() != 1 || !isStem(lines.getFirst())) {
      return lines;
    }
    double kind = draws.between(0, 1);
    boolean flag = kind < FLAG_ONLY + FLAG_AND_FOOT;
    boolean foot = kind >= FLAG_ONLY && kind < FLAG_ONLY + FLAG_AND_FOOT + FOOT_ONLY;
    if (!flag && !foot) {
      return lines;
    }
    Polyline drawn = lines.getFirst();
    Polyline stem = drawn.firstY() > drawn.lastY() ? drawn.reversed() : drawn;
    List<Polyline> parts = new ArrayList<>();
    if (flag) {
      stem = flag(stem, draws.happens(0.6), draws, parts);
    }
    if (foot) {
      Polyline base = foot(stem.lastX(), stem.bounds(), draws);
      if (draws.happens(0.25)) {
        stem = stem.then(base);
      } else {
        parts.add(draws.happens(0.85) ? base : base.reversed());
      }
    }
    parts.add(draws.happens(0.5) ? 0 : parts.size(), stem);
    return parts;
  }

  private static boolean isStem(Polyline line) {
    double chord = Math.hypot(line.lastX() - line.firstX(), line.lastY() - line.firstY());
    return line.size() > 1
        && chord >= STRAIGHT * line.length()
        && line.bounds().height() >= MIN_HEIGHT;
  }

  /**
   * Adds a flag to {@code parts}, or leads it into the stem.
   *
   * @return the stem
   */
  private static Polyline flag(
      Polyline stem, boolean oneSweep, RandomDraws draws, List<Polyline> parts) {
    double height = stem.bounds().height();
    double fall = draws.between(12, 72);
    double length =
        height * (draws.happens(0.6) ? draws.between(0.12, 0.4) : draws.between(0.3, 0.75));
    if (fall < STEEP) {
      length = Math.min(length, 0.3 * height);
    }
    double gap = oneSweep ? 0 : 0.04;
    double x = stem.firstX() + draws.normal(gap);
    double y = stem.firstY() + draws.normal(gap);
    double angle = Math.toRadians(fall);
    Polyline flag =
        Polyline.arc(
            x - length * Math.cos(angle),
            y + length * Math.sin(angle),
            x,
            y,
            draws.between(-0.18, 0.12),
            PIECES);
    if (oneSweep) {
      return flag.then(stem.part(1, stem.size()));
    }
    parts.add(draws.happens(0.5) ? flag : flag.reversed());
    return stem;
  }

  private static Polyline foot(double x, Bounds stem, RandomDraws draws) {
    double half = stem.height() * draws.between(0.12, 0.45);
    double middleX = x + draws.normal(0.08 * stem.height());
    double middleY = stem.bottom() + draws.normal(0.03 * stem.height());
    double rise = draws.normal(0.1) * half;
    return Polyline.arc(
        middleX - half, middleY + rise, middleX + half, middleY - rise, draws.normal(0.05), PIECES);
  }
}
