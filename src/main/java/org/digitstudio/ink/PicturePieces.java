package org.digitstudio.ink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.digitstudio.domain.digit.DigitImage;

/** The pieces of a picture: components that overlap horizontally form one piece. */
public final class PicturePieces implements Pieces<PicturePieces.Piece> {
  private static final double SHARED = 0.6;

  /**
   * Maximum number of seams per line height of width; with more, single digits are cut too. Chosen
   * on numbers composed of 10,000 training images.
   */
  private static final double MAX_SEAMS = 5;

  private final InkMap map;

  /** A piece of a picture: its ink and the position of its top left corner. */
  public static final class Piece {
    private final InkMap map;
    private final int left;
    private final int top;

    private Piece(InkMap map, int left, int top) {
      this.map = map;
      this.left = left;
      this.top = top;
    }

    /** Returns the preparation of this piece, from the whole picture to the network's input. */
    public Preparation prepare(GreyPicture picture, PreparationOptions options) {
      return PicturePreparer.prepare(AreaFilter.shrink(picture, 112), map, options);
    }

    private Box cells() {
      return new Box(left, top, map.width(), map.height());
    }
  }

  private PicturePieces(InkMap map) {
    this.map = map;
  }

  public static PicturePieces of(GreyPicture picture) {
    return new PicturePieces(InkFinder.find(picture, PicturePreparer.WORKING_SIDE));
  }

  @Override
  public List<Piece> whole() {
    InkParts parts = new InkParts(map.ink(), map.width(), map.height());
    return grouped(
        parts.parts().stream()
            .filter(part -> part.peak() >= 0.5f)
            .map(part -> only(parts, part))
            .toList(),
        (a, b) -> together(a.cells(), b.cells()));
  }

  private static boolean together(Box a, Box b) {
    return a.overlapX(b) >= SHARED * Math.min(a.width(), b.width());
  }

  private Piece only(InkParts parts, InkParts.Part part) {
    int left = (int) part.box().x();
    int top = (int) part.box().y();
    int width = (int) part.box().width();
    int height = (int) part.box().height();
    float[] ink = new float[width * height];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        int at = (row + top) * map.width() + column + left;
        if (parts.numberAt(at) == part.number()) {
          ink[row * width + column] = map.ink()[at];
        }
      }
    }
    return new Piece(new InkMap(width, height, ink, map.perPixel()), left, top);
  }

  @Override
  public Piece join(List<Piece> pieces) {
    Box box = pieces.stream().map(Piece::cells).reduce(Box::union).orElseThrow();
    int width = Math.round(box.width());
    int height = Math.round(box.height());
    float[] ink = new float[width * height];
    for (Piece piece : pieces) {
      int dx = piece.left - (int) box.x();
      int dy = piece.top - (int) box.y();
      for (int row = 0; row < piece.map.height(); row++) {
        for (int column = 0; column < piece.map.width(); column++) {
          int at = (row + dy) * width + column + dx;
          ink[at] = Math.max(ink[at], piece.map.ink()[row * piece.map.width() + column]);
        }
      }
    }
    return new Piece(new InkMap(width, height, ink, map.perPixel()), (int) box.x(), (int) box.y());
  }

  @Override
  public Box box(Piece piece) {
    float unit = map.perPixel();
    Box cells = piece.cells();
    return new Box(cells.x() * unit, cells.y() * unit, cells.width() * unit, cells.height() * unit);
  }

  @Override
  public DigitImage image(Piece piece) {
    return PicturePreparer.image(piece.map, PreparationOptions.ALL);
  }

  /** Cuts along the paths from top to bottom that cross the least ink. */
  @Override
  public List<Piece> cut(Piece piece) {
    int width = piece.map.width();
    int height = piece.map.height();
    float scale = (float) Seams.ROWS / height;
    int columns = Math.max(1, Math.round(width * scale));
    float[] small =
        new AreaFilter(piece.map.ink(), width, height).draw(scale, 0, 0, columns, Seams.ROWS);
    double stroke = Math.max(1, piece.map.strokeWidth() * scale);
    Seams seams =
        Seams.find(small, columns, Seams.ROWS, stroke, new Box(0, 0, width, height), MAX_SEAMS);
    List<Piece> cut = new ArrayList<>();
    for (int i = 0; i < seams.pieces(); i++) {
      only(piece, seams, i).ifPresent(cut::add);
    }
    return cut;
  }

  /** Returns the ink between two neighbouring paths, cropped; empty if there is none. */
  private static Optional<Piece> only(Piece piece, Seams seams, int number) {
    int width = piece.map.width();
    float[] ink = piece.map.ink().clone();
    for (int i = 0; i < ink.length; i++) {
      if (seams.pieceAt(i % width + 0.5f, i / width + 0.5f) != number) {
        ink[i] = 0f;
      }
    }
    InkMap rest = new InkMap(width, piece.map.height(), ink, piece.map.perPixel());
    if (rest.isEmpty()) {
      return Optional.empty();
    }
    Box box = rest.inked();
    return Optional.of(
        new Piece(rest.part(box, 0), piece.left + (int) box.x(), piece.top + (int) box.y()));
  }
}
