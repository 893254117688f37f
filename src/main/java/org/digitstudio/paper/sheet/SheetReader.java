package org.digitstudio.paper.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.digitstudio.ink.GreyPicture;
import org.digitstudio.paper.GreyMap;

/** Reads a photograph or scan of a filled sheet: which boxes have ink in them, and what ink. */
public final class SheetReader {
  /** The distance of a box from where four flat corners would have it, in millimetres at most. */
  private static final double DRIFT = 1.8;

  private static final double DRIFT_STEP = 0.15;

  /** Ink takes at least this part of the light. */
  private static final float MIN_CONTRAST = 0.12f;

  /** A speck is shorter than this, in millimetres. */
  private static final double SPECK = 1.7;

  private final GreyMap picture;
  private final SheetFinder.Found found;

  private SheetReader(GreyMap picture, SheetFinder.Found found) {
    this.picture = picture;
    this.found = found;
  }

  /** Reads a sheet; empty where the picture shows none with its four corner marks. */
  public static Optional<SheetReading> read(GreyPicture picture) {
    GreyMap map = GreyMap.of(picture);
    return new SheetFinder(map).find().map(found -> new SheetReader(map, found).read());
  }

  private SheetReading read() {
    List<SheetLayout.SheetBox> boxes = found.layout().boxes();
    double[][] drift = drift(boxes);
    List<BoxReading> filled = new ArrayList<>();
    for (SheetLayout.SheetBox box : boxes) {
      Cut cut = cut(box.area(), drift[0][box.index()], drift[1][box.index()]);
      if (cut.inked) {
        filled.add(new BoxReading(box, cut.picture, cut.atEdge));
      }
    }
    List<GreyPicture> pupil = new ArrayList<>();
    for (SheetLayout.Area area : found.layout().pupilBoxes()) {
      Cut cut = cut(area, drift(area, true), drift(area, false));
      if (cut.inked) {
        pupil.add(cut.picture);
      }
    }
    return new SheetReading(found.layout(), filled, pupil);
  }

  /**
   * Finds where each box really lies, for paper is never flat: the middle of what it and its
   * neighbours say, along x and along y.
   */
  private double[][] drift(List<SheetLayout.SheetBox> boxes) {
    int columns = found.layout().grid().columns();
    int rows = found.layout().grid().rows();
    double[][] single = new double[2][boxes.size()];
    for (SheetLayout.SheetBox box : boxes) {
      single[0][box.index()] = drift(box.area(), true);
      single[1][box.index()] = drift(box.area(), false);
    }
    double[][] smooth = new double[2][boxes.size()];
    for (int axis = 0; axis < 2; axis++) {
      for (int i = 0; i < boxes.size(); i++) {
        double[] near = new double[9];
        int count = 0;
        for (int dy = -1; dy <= 1; dy++) {
          for (int dx = -1; dx <= 1; dx++) {
            int column = i % columns + dx;
            int row = i / columns + dy;
            if (column >= 0 && row >= 0 && column < columns && row < rows) {
              near[count++] = single[axis][row * columns + column];
            }
          }
        }
        Arrays.sort(near, 0, count);
        smooth[axis][i] = near[count / 2];
      }
    }
    return smooth;
  }

  /** The distance of a box's two lines from where they should be along one axis, in millimetres. */
  private double drift(SheetLayout.Area box, boolean alongX) {
    double best = 0;
    double darkest = Double.POSITIVE_INFINITY;
    for (double shift = -DRIFT; shift <= DRIFT; shift += DRIFT_STEP) {
      double sum = 0;
      for (int i = 1; i < 12; i++) {
        double t = i / 12.0;
        double line = SheetPainter.LINE_MIDDLE;
        if (alongX) {
          double y = box.y() + t * box.height();
          sum += edge(box.x() + line + shift, y, true) + edge(box.right() - line + shift, y, true);
        } else {
          double x = box.x() + t * box.width();
          sum +=
              edge(x, box.y() + line + shift, false) + edge(x, box.bottom() - line + shift, false);
        }
      }
      // Without lines to go by, no drift is likelier than any.
      sum += 0.02 * Math.abs(shift);
      if (sum < darkest) {
        darkest = sum;
        best = shift;
      }
    }
    return best;
  }

  /** The brightness of a point less that of its surroundings; below 0 on a line. */
  private double edge(double x, double y, boolean alongX) {
    double step = 0.55;
    double here = at(x, y);
    double before = alongX ? at(x - step, y) : at(x, y - step);
    double after = alongX ? at(x + step, y) : at(x, y + step);
    // No stroke of ink counts for more than a line would.
    return Math.max(-0.25, here / Math.max(0.05, Math.min(before, after)) - 1);
  }

  private float at(double x, double y) {
    return picture.at(found.toPicture().x(x, y), found.toPicture().y(x, y));
  }

  private record Cut(GreyPicture picture, boolean inked, boolean atEdge) {}

  private Cut cut(SheetLayout.Area box, double driftX, double driftY) {
    BoxCut cut = BoxCut.of(box);
    float[] light = new float[cut.width() * cut.height()];
    for (int row = 0; row < cut.height(); row++) {
      for (int column = 0; column < cut.width(); column++) {
        light[row * cut.width() + column] = at(cut.x(column) + driftX, cut.y(row) + driftY);
      }
    }
    cut.eraseLines(light);
    BoxInk ink =
        BoxInk.of(new GreyMap(cut.width(), cut.height(), light), MIN_CONTRAST, BoxCut.MARGIN);
    GreyPicture even = GreyPicture.of(cut.width(), cut.height(), ink.even());
    return new Cut(even, ink.longest() > SPECK * BoxCut.RESOLUTION, ink.atEdge());
  }
}
