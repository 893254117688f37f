package org.digitstudio.ink.synthesis;

import java.util.ArrayList;
import java.util.List;

/**
 * Resamples a drawing to imitate other devices: on a coarse grid with visible steps, at a rate so
 * low that corners appear, or with jitter.
 */
final class TabletSampling {
  private static final double COARSE = 0.12;
  private static final double SELDOM = 0.14;
  private static final double TREMBLING = 0.19;

  /** Fraction of coarse tablets that report one axis at a time. */
  private static final double STEPS = 0.7;

  /** Shorter strokes keep their samples. */
  private static final double MIN_LENGTH = 0.2;

  private TabletSampling() {}

  /**
   * Resamples a drawing at random.
   *
   * @param lines lines whose longer side is 1
   */
  static List<Polyline> vary(List<Polyline> lines, RandomDraws draws) {
    double kind = draws.between(0, 1);
    if (kind < COARSE) {
      double cell = 1 / draws.between(8, 26);
      double shiftX = draws.between(0, cell);
      double shiftY = draws.between(0, cell);
      boolean steps = draws.happens(STEPS);
      return lines.stream()
          .map(line -> onGrid(line.resampled(cell / 3), cell, shiftX, shiftY, steps, draws))
          .toList();
    }
    if (kind < COARSE + SELDOM) {
      double samples = draws.between(6, 16);
      return lines.stream()
          .map(line -> line.length() < MIN_LENGTH ? line : line.resampled(line.length() / samples))
          .toList();
    }
    if (kind < COARSE + SELDOM + TREMBLING) {
      double tremor = draws.between(0.002, 0.016);
      double step = draws.between(0.02, 0.08);
      return lines.stream()
          .map(
              line ->
                  line.resampled(step)
                      .map(
                          (x, y) ->
                              new double[] {x + draws.normal(tremor), y + draws.normal(tremor)}))
          .toList();
    }
    return lines;
  }

  private static Polyline onGrid(
      Polyline line, double cell, double shiftX, double shiftY, boolean steps, RandomDraws draws) {
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < line.size(); i++) {
      double x = Math.round((line.xs()[i] + shiftX) / cell) * cell;
      double y = Math.round((line.ys()[i] + shiftY) / cell) * cell;
      double[] last = points.isEmpty() ? new double[] {x, y} : points.getLast();
      if (steps && x != last[0] && y != last[1]) {
        points.add(draws.happens(0.5) ? new double[] {x, last[1]} : new double[] {last[0], y});
      }
      if (points.isEmpty() || x != last[0] || y != last[1]) {
        points.add(new double[] {x, y});
      }
    }
    return new Polyline(
        points.stream().mapToDouble(point -> point[0]).toArray(),
        points.stream().mapToDouble(point -> point[1]).toArray());
  }
}
