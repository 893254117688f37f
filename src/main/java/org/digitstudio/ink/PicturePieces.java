package org.digitstudio.ink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.digitstudio.domain.DigitImage;

/** A picture taken apart: connected parts that stand above each other belong together. */
public final class PicturePieces implements Pieces<PicturePieces.Piece> {
  private static final double SHARED = 0.6;

  private final InkMap map;

  /** Part of a picture: its ink with the place of its top left corner. */
  public static final class Piece {
    private final InkMap map;
    private final int left;
    private final int top;

    private Piece(InkMap map, int left, int top) {
      this.map = map;
      this.left = left;
      this.top = top;
    }

    /** The steps from a whole picture to what the network gets of this piece. */
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
    List<Piece> groups = new ArrayList<>();
    for (InkParts.Part part : parts.parts()) {
      if (part.peak() < 0.5f) {
        continue;
      }
      Piece grown = only(parts, part);
      for (int i = 0; i < groups.size(); i++) {
        if (together(groups.get(i).cells(), grown.cells())) {
          grown = join(List.of(groups.remove(i), grown));
          i = -1;
        }
      }
      groups.add(grown);
    }
    return groups;
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

  /** Cuts along the paths from top to bottom that cross the least ink near each thin place. */
  @Override
  public List<Piece> cut(Piece piece) {
    int width = piece.map.width();
    int height = piece.map.height();
    double stroke = Math.max(1, piece.map.strokeWidth());
    List<Integer> thin = ThinPlaces.find(piece.map.ink(), width, height, 2.5 * stroke);
    if (thin.isEmpty()) {
      return List.of(piece);
    }
    int[] left = new int[height];
    List<Piece> cut = new ArrayList<>();
    for (int column : thin) {
      int[] seam = seam(piece.map, column, Math.max(2, height / 6));
      addBetween(cut, piece, left, seam);
      left = seam;
    }
    int[] end = new int[height];
    Arrays.fill(end, width);
    addBetween(cut, piece, left, end);
    return cut;
  }

  /** For each row the first column right of the path; steps go down or slantwise down. */
  private static int[] seam(InkMap map, int middle, int reach) {
    int from = Math.max(1, middle - reach);
    int to = Math.min(map.width() - 1, middle + reach);
    int span = to - from + 1;
    int height = map.height();
    double[][] cost = new double[height][span];
    for (int row = 0; row < height; row++) {
      for (int i = 0; i < span; i++) {
        double above = 0;
        if (row > 0) {
          above = cost[row - 1][i];
          above = i > 0 ? Math.min(above, cost[row - 1][i - 1] + 0.02) : above;
          above = i + 1 < span ? Math.min(above, cost[row - 1][i + 1] + 0.02) : above;
        }
        // A little for distance, so that the path is straight where there is only paper.
        cost[row][i] =
            above + map.ink()[row * map.width() + from + i] + 0.001 * Math.abs(from + i - middle);
      }
    }
    int[] seam = new int[height];
    int at = 0;
    for (int i = 1; i < span; i++) {
      at = cost[height - 1][i] < cost[height - 1][at] ? i : at;
    }
    for (int row = height - 1; row >= 0; row--) {
      seam[row] = from + at;
      if (row > 0) {
        int best = at;
        for (int i = Math.max(0, at - 1); i <= Math.min(span - 1, at + 1); i++) {
          best = cost[row - 1][i] < cost[row - 1][best] ? i : best;
        }
        at = best;
      }
    }
    return seam;
  }

  /** Adds what lies between two paths, trimmed to its ink. */
  private static void addBetween(List<Piece> cut, Piece piece, int[] left, int[] right) {
    int width = piece.map.width();
    float[] ink = new float[width * piece.map.height()];
    for (int row = 0; row < piece.map.height(); row++) {
      int end = Math.max(left[row], right[row]);
      System.arraycopy(
          piece.map.ink(), row * width + left[row], ink, row * width + left[row], end - left[row]);
    }
    InkMap rest = new InkMap(width, piece.map.height(), ink, piece.map.perPixel());
    if (!rest.isEmpty()) {
      Box box = rest.inked();
      cut.add(new Piece(rest.part(box, 0), piece.left + (int) box.x(), piece.top + (int) box.y()));
    }
  }
}
