package org.digitstudio.ink;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.digitstudio.domain.Ink;
import org.digitstudio.domain.InkPoint;
import org.digitstudio.domain.Stroke;

/** What hands, mice and pens do to ink on a page of 280 x 280, to measure how a reader takes it. */
public enum HandChange {
  PLAIN("plain"),
  HALF_SIZE("half size"),
  CORNER("in a corner"),
  LEFT("rotated 15 degrees left"),
  RIGHT("rotated 15 degrees right"),
  THICK("thick pen, as a picture"),
  THIN("thin pen, as a picture"),
  JITTERY("jittery"),
  FEW_SAMPLES("drawn fast (few samples)"),
  PAPER("photograph of paper");

  /** The page's side, in its unit. */
  public static final float PAGE = 280;

  private static final float SIZE = 200;
  private static final float PEN = 22;

  private final String words;

  HandChange(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  /** Whether it is read from pixels and not from strokes. */
  public boolean isPicture() {
    return this == THICK || this == THIN || this == PAPER;
  }

  /**
   * The ink brought to the page and changed.
   *
   * @param ink in any unit, not empty
   */
  public Ink apply(Ink ink, Random random) {
    Box box = InkCurves.bounds(ink);
    float scale = SIZE / Math.max(1e-6f, box.longerSide());
    float shrink = this == HALF_SIZE || this == CORNER ? 0.5f : 1f;
    double angle = this == LEFT ? -Math.PI / 12 : this == RIGHT ? Math.PI / 12 : 0;
    float cosine = (float) Math.cos(angle);
    float sine = (float) Math.sin(angle);
    float middle = this == CORNER ? PEN / 2 + SIZE * shrink / 2 : PAGE / 2;
    float jitter = this == JITTERY ? 3f : 0f;
    UnaryOperator<InkPoint> place =
        point -> {
          float x = (point.x() - box.centreX()) * scale * shrink;
          float y = (point.y() - box.centreY()) * scale * shrink;
          float dx = jitter * (float) random.nextGaussian();
          float dy = jitter * (float) random.nextGaussian();
          return new InkPoint(
              cosine * x - sine * y + middle + dx, sine * x + cosine * y + middle + dy);
        };
    List<Stroke> strokes = new ArrayList<>();
    for (Stroke stroke : ink.strokes()) {
      List<InkPoint> points = this == FEW_SAMPLES ? few(stroke.points()) : stroke.points();
      strokes.add(new Stroke(points.stream().map(place).toList()));
    }
    float pen = this == THICK ? 2.2f * PEN : this == THIN || this == PAPER ? 0.3f * PEN : PEN;
    return new Ink(strokes, pen);
  }

  /** About ten samples a stroke, first and last among them. */
  private static List<InkPoint> few(List<InkPoint> points) {
    int step = Math.max(1, Math.ceilDiv(points.size(), 10));
    List<InkPoint> kept = new ArrayList<>();
    for (int i = 0; i < points.size() - 1; i += step) {
      kept.add(points.get(i));
    }
    kept.add(points.getLast());
    return kept;
  }

  /** The changed ink as a picture of dark ink on light paper, two pixels a unit. */
  public GreyPicture picture(Ink changed, Random random) {
    int side = (int) (2 * PAGE);
    float[] ink =
        new InkRasterizer(2, 0, 0, 2 * changed.penWidth(), 1)
            .draw(InkCurves.flatten(changed, 0.5f), side, side);
    double slantX = 0.3 * random.nextDouble();
    double slantY = 0.3 * random.nextDouble();
    for (int i = 0; i < ink.length; i++) {
      double paper = 1;
      double contrast = 1;
      if (this == PAPER) {
        paper = 0.85 - slantX * (i % side) / side - slantY * (i / side) / side;
        contrast = 0.6;
      }
      double noise = this == PAPER ? 0.015 * random.nextGaussian() : 0;
      ink[i] = (float) Math.clamp(paper * (1 - contrast * ink[i]) + noise, 0, 1);
    }
    return GreyPicture.owning(side, side, ink);
  }
}
