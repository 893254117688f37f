package org.digitstudio.ink;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.InkPoint;
import org.digitstudio.domain.digit.Stroke;

/**
 * Redraws ink on a page of 280 x 280 with another size, position, rotation, jitter or pen.
 *
 * @param size of the digit, 1 for 200 units
 * @param corner whether it is in the upper left corner instead of the middle
 * @param degrees of rotation, clockwise
 * @param jitter standard deviation of each sample's position, in units of the page
 * @param samples approximate maximum number of samples per stroke
 * @param pen width of the pen, 1 for 22 units
 */
public record RedrawnInk(
    float size, boolean corner, double degrees, float jitter, int samples, float pen) {
  private static final float PAGE = 280;
  private static final float SIZE = 200;
  private static final float PEN = 22;

  /**
   * Redraws ink.
   *
   * @param ink in any unit, not empty
   */
  public Ink apply(Ink ink, RandomGenerator random) {
    Box box = InkCurves.bounds(ink);
    float scale = size * SIZE / Math.max(1e-6f, box.longerSide());
    double angle = Math.toRadians(degrees);
    float cosine = (float) Math.cos(angle);
    float sine = (float) Math.sin(angle);
    float middle = corner ? PEN / 2 + SIZE * size / 2 : PAGE / 2;
    UnaryOperator<InkPoint> transform =
        point -> {
          float x = (point.x() - box.centreX()) * scale;
          float y = (point.y() - box.centreY()) * scale;
          float dx = jitter * (float) random.nextGaussian();
          float dy = jitter * (float) random.nextGaussian();
          return new InkPoint(
              cosine * x - sine * y + middle + dx, sine * x + cosine * y + middle + dy);
        };
    List<Stroke> strokes = new ArrayList<>();
    for (Stroke stroke : ink.strokes()) {
      strokes.add(new Stroke(few(stroke.points()).stream().map(transform).toList()));
    }
    return new Ink(strokes, pen * PEN);
  }

  /** Returns about {@link #samples} samples, with the first and the last. */
  private List<InkPoint> few(List<InkPoint> points) {
    int step = Math.max(1, Math.ceilDiv(points.size(), samples));
    List<InkPoint> kept = new ArrayList<>();
    for (int i = 0; i < points.size() - 1; i += step) {
      kept.add(points.get(i));
    }
    kept.add(points.getLast());
    return kept;
  }

  /**
   * Renders ink as a picture of dark ink on light paper, two pixels per unit.
   *
   * @param photograph whether to add grey paper, uneven light and noise
   */
  public static GreyPicture picture(Ink onPage, boolean photograph, RandomGenerator random) {
    int side = (int) (2 * PAGE);
    float[] ink =
        new InkRasterizer(2, 0, 0, 2 * onPage.penWidth(), 1)
            .draw(InkCurves.flatten(onPage, 0.5f), side, side);
    double slantX = 0.3 * random.nextDouble();
    double slantY = 0.3 * random.nextDouble();
    for (int i = 0; i < ink.length; i++) {
      double paper = 1;
      double contrast = 1;
      if (photograph) {
        paper = 0.85 - slantX * (i % side) / side - slantY * (i / side) / side;
        contrast = 0.6;
      }
      double noise = photograph ? 0.015 * random.nextGaussian() : 0;
      ink[i] = (float) Math.clamp(paper * (1 - contrast * ink[i]) + noise, 0, 1);
    }
    return GreyPicture.owning(side, side, ink);
  }
}
