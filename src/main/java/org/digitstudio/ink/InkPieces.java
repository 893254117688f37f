package org.digitstudio.ink;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.domain.DigitImage;
import org.digitstudio.domain.Ink;
import org.digitstudio.domain.InkPoint;
import org.digitstudio.domain.Stroke;

/** A drawing taken apart: strokes that stand above each other belong together. */
public final class InkPieces implements Pieces<Ink> {
  /** Strokes that share this part of the narrower one's width are one digit's. */
  private static final double SHARED = 0.7;

  /** How finely thin places are looked for: columns a drawing's height. */
  private static final int COLUMNS_A_HEIGHT = 40;

  private final Ink ink;

  public InkPieces(Ink ink) {
    this.ink = ink;
  }

  @Override
  public List<Ink> whole() {
    List<Ink> groups = new ArrayList<>();
    float least = ink.isEmpty() ? 0f : InkCurves.bounds(ink).height() * 0.03f;
    for (Stroke stroke : ink.strokes()) {
      Ink grown = new Ink(List.of(stroke), ink.penWidth());
      // Joining may make a group wide enough to take in another: until nothing changes.
      for (int i = 0; i < groups.size(); i++) {
        if (together(InkCurves.bounds(groups.get(i)), InkCurves.bounds(grown), least)) {
          grown = join(List.of(groups.remove(i), grown));
          i = -1;
        }
      }
      groups.add(grown);
    }
    return groups;
  }

  private static boolean together(Box a, Box b, float least) {
    float narrower = Math.max(least, Math.min(a.width(), b.width()));
    return a.overlapX(b) >= SHARED * narrower
        || a.overlapX(b) >= 0 && Math.min(a.width(), b.width()) < least;
  }

  @Override
  public Ink join(List<Ink> pieces) {
    List<Stroke> strokes = new ArrayList<>();
    for (Ink piece : pieces) {
      strokes.addAll(piece.strokes());
    }
    return new Ink(strokes, ink.penWidth());
  }

  @Override
  public Box box(Ink piece) {
    return InkCurves.bounds(piece).grown(ink.penWidth() / 2);
  }

  @Override
  public DigitImage image(Ink piece) {
    return InkNormalizer.image(piece);
  }

  @Override
  public List<Ink> cut(Ink piece) {
    Box bounds = InkCurves.bounds(piece);
    if (bounds.height() <= 0f || bounds.width() <= 0f) {
      return List.of(piece);
    }
    float scale = COLUMNS_A_HEIGHT / bounds.height();
    int columns = Math.min(40 * COLUMNS_A_HEIGHT, (int) Math.ceil(bounds.width() * scale) + 2);
    float pen = 2f;
    float[] pixels =
        new InkRasterizer(scale, 1 - bounds.x() * scale, 1 - bounds.y() * scale, pen, 1)
            .draw(InkCurves.flatten(piece, 1 / scale), columns, COLUMNS_A_HEIGHT + 2);
    List<Integer> thin = ThinPlaces.find(pixels, columns, COLUMNS_A_HEIGHT + 2, 2.2 * pen);
    List<Ink> cut = new ArrayList<>();
    float left = Float.NEGATIVE_INFINITY;
    for (int column : thin) {
      float x = bounds.x() + (column - 0.5f) / scale;
      addBetween(cut, piece, left, x);
      left = x;
    }
    addBetween(cut, piece, left, Float.POSITIVE_INFINITY);
    return cut;
  }

  private void addBetween(List<Ink> cut, Ink piece, float left, float right) {
    List<Stroke> strokes = new ArrayList<>();
    for (Stroke stroke : piece.strokes()) {
      addBetween(strokes, stroke.points(), left, right);
    }
    if (!strokes.isEmpty()) {
      cut.add(new Ink(strokes, ink.penWidth()));
    }
  }

  /** Adds the pieces of a stroke that lie between two verticals. */
  private static void addBetween(
      List<Stroke> strokes, List<InkPoint> points, float left, float right) {
    List<InkPoint> inside = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      InkPoint point = points.get(i);
      boolean in = point.x() >= left && point.x() < right;
      if (i > 0) {
        InkPoint before = points.get(i - 1);
        boolean wasIn = before.x() >= left && before.x() < right;
        if (in != wasIn) {
          boolean crossesLeft = (in ? before.x() : point.x()) < left;
          inside.add(crossing(before, point, crossesLeft ? left : right));
        }
      }
      if (in) {
        inside.add(point);
      } else if (!inside.isEmpty()) {
        strokes.add(new Stroke(inside));
        inside.clear();
      }
    }
    if (!inside.isEmpty()) {
      strokes.add(new Stroke(inside));
    }
  }

  private static InkPoint crossing(InkPoint a, InkPoint b, float x) {
    float part = (x - a.x()) / (b.x() - a.x());
    return new InkPoint(x, a.y() + part * (b.y() - a.y()));
  }
}
