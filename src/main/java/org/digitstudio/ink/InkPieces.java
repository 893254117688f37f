package org.digitstudio.ink;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.InkPoint;
import org.digitstudio.domain.digit.Stroke;

/** The pieces of a drawing: strokes that overlap horizontally form one piece. */
public final class InkPieces implements Pieces<Ink> {
  /** Minimum overlap of strokes of one digit, relative to the narrower stroke's width. */
  private static final double SHARED = 0.7;

  /** Stroke width for the search of seams, in pixels of {@link Seams#ROWS} rows. */
  private static final float STROKE = 2.5f;

  private static final int MAX_COLUMNS = 40 * Seams.ROWS;

  /**
   * Maximum number of seams per line height of width; fewer than in pictures, because separate
   * strokes touch less often. Chosen on numbers composed of 5,000 digits of the training writers.
   */
  private static final double MAX_SEAMS = 3.5;

  private final Ink ink;
  private final boolean penDown;

  public InkPieces(Ink ink) {
    this(ink, false);
  }

  /**
   * Takes a drawing apart.
   *
   * @param penDown whether the last stroke is still being drawn; its piece is then not cut
   */
  public InkPieces(Ink ink, boolean penDown) {
    this.ink = ink;
    this.penDown = penDown;
  }

  @Override
  public List<Ink> whole() {
    float min = ink.isEmpty() ? 0f : InkCurves.bounds(ink).height() * 0.03f;
    return grouped(
        ink.strokes().stream().map(stroke -> new Ink(List.of(stroke), ink.penWidth())).toList(),
        (a, b) -> together(InkCurves.bounds(a), InkCurves.bounds(b), min));
  }

  private static boolean together(Box a, Box b, float min) {
    float narrower = Math.max(min, Math.min(a.width(), b.width()));
    return a.overlapX(b) >= SHARED * narrower
        || a.overlapX(b) >= 0 && Math.min(a.width(), b.width()) < min;
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
    int columns = Math.min(MAX_COLUMNS, (int) Math.ceil(box.width() * scale));
    float[] pixels =
        new InkRasterizer(scale, -box.x() * scale, -box.y() * scale, STROKE, 1)
            .draw(InkCurves.flatten(piece, 1 / scale), columns, Seams.ROWS);
    Seams seams = Seams.find(pixels, columns, Seams.ROWS, STROKE, box, MAX_SEAMS);
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

  /** Assigns each piece its part of a stroke; both parts end at the cut. */
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
