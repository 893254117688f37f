package org.digitstudio.ink;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.InkPoint;
import org.digitstudio.domain.digit.Stroke;

/** A drawing taken apart: strokes that stand above each other belong together. */
public final class InkPieces implements Pieces<Ink> {
  /** Strokes that share this part of the narrower one's width are one digit's. */
  private static final double SHARED = 0.7;

  /** The stroke's width when thin places are looked for, in pixels of {@link Seams#ROWS} rows. */
  private static final float STROKE = 2.5f;

  private static final int MOST_COLUMNS = 40 * Seams.ROWS;

  /**
   * Places to cut for each line height of width: fewer than in pictures, for strokes that are known
   * run together less often. Chosen by numbers made of 5,000 pen digits of the training writers.
   */
  private static final double MOST_SEAMS = 3.5;

  private final Ink ink;
  private final boolean penDown;

  public InkPieces(Ink ink) {
    this(ink, false);
  }

  /**
   * @param penDown whether the last stroke is still being drawn: nobody knows yet what it becomes,
   *     so what it belongs to is not cut
   */
  public InkPieces(Ink ink, boolean penDown) {
    this.ink = ink;
    this.penDown = penDown;
  }

  @Override
  public List<Ink> whole() {
    float least = ink.isEmpty() ? 0f : InkCurves.bounds(ink).height() * 0.03f;
    return grouped(
        ink.strokes().stream().map(stroke -> new Ink(List.of(stroke), ink.penWidth())).toList(),
        (a, b) -> together(InkCurves.bounds(a), InkCurves.bounds(b), least));
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
    if (bounds.height() <= 0f || bounds.width() <= 0f || isBeingDrawn(piece)) {
      return List.of(piece);
    }
    float scale = (Seams.ROWS - 2) / bounds.height();
    Box box = bounds.grown(1 / scale);
    int columns = Math.min(MOST_COLUMNS, (int) Math.ceil(box.width() * scale));
    float[] pixels =
        new InkRasterizer(scale, -box.x() * scale, -box.y() * scale, STROKE, 1)
            .draw(InkCurves.flatten(piece, 1 / scale), columns, Seams.ROWS);
    Seams seams = Seams.find(pixels, columns, Seams.ROWS, STROKE, box, MOST_SEAMS);
    List<List<Stroke>> parts = new ArrayList<>();
    for (int i = 0; i < seams.pieces(); i++) {
      parts.add(new ArrayList<>());
    }
    for (Stroke stroke : piece.strokes()) {
      share(stroke, seams, parts);
    }
    return parts.stream()
        .filter(strokes -> !strokes.isEmpty())
        .map(strokes -> new Ink(strokes, ink.penWidth()))
        .toList();
  }

  private boolean isBeingDrawn(Ink piece) {
    return penDown && piece.strokes().contains(ink.strokes().getLast());
  }

  /** Gives each piece the part of a stroke that lies in it; both keep the place of the cut. */
  private static void share(Stroke stroke, Seams seams, List<List<Stroke>> parts) {
    List<InkPoint> run = new ArrayList<>();
    int current = -1;
    for (InkPoint point : stroke.points()) {
      int next = seams.pieceAt(point.x(), point.y());
      if (current >= 0 && next != current) {
        InkPoint last = run.getLast();
        InkPoint cut = new InkPoint((last.x() + point.x()) / 2, (last.y() + point.y()) / 2);
        run.add(cut);
        parts.get(current).add(new Stroke(run));
        run.clear();
        run.add(cut);
      }
      current = next;
      run.add(point);
    }
    parts.get(current).add(new Stroke(run));
  }
}
