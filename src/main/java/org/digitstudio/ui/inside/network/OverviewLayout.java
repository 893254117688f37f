package org.digitstudio.ui.inside.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;

/**
 * The geometry of the overview in a given size: a grid of equal tiles for each column. A column
 * whose units don't all fit in a legible size has fewer tiles than units.
 */
final class OverviewLayout {
  /** Height above the tiles for the columns' names, in pixels. */
  static final double HEADER = 36;

  /** Width of the first column, in which the drawing pad lies below the image. */
  static final double IMAGE_WIDTH = 190;

  private static final double MARGIN = 8;
  private static final double OUTPUT_WIDTH = 136;
  private static final double MAX_IMAGE = 140;
  private static final double MIN_GAP = 20;
  private static final double MAX_GAP = 96;

  /** Share of the free width that goes into the gaps between the columns. */
  private static final double GAP_SHARE = 0.36;

  private static final double SPACING = 3;
  private static final double MIN_MAP = 22;
  private static final double MAX_MAP = 84;
  private static final double MIN_NEURON = 7;
  private static final double MAX_NEURON = 18;

  /** A column of tiles, filled row by row. */
  record Grid(double x, double y, double tileWidth, double tileHeight, int across, int count) {
    Rectangle2D tile(int index) {
      return new Rectangle2D(
          x + index % across * (tileWidth + SPACING),
          y + (double) (index / across) * (tileHeight + SPACING),
          tileWidth,
          tileHeight);
    }

    double width() {
      return across * (tileWidth + SPACING) - SPACING;
    }

    private Optional<Integer> tileAt(double px, double py) {
      int column = (int) Math.floor((px - x) / (tileWidth + SPACING));
      int row = (int) Math.floor((py - y) / (tileHeight + SPACING));
      int index = row * across + column;
      boolean inside = column >= 0 && column < across && row >= 0 && index < count;
      return inside && tile(index).contains(px, py) ? Optional.of(index) : Optional.empty();
    }
  }

  /** A tile under the pointer and the relative position in it, 0..1. */
  record Hit(int column, int tile, double across, double down) {}

  private final double width;
  private final double height;
  private final List<Grid> grids = new ArrayList<>();

  /**
   * @param width in pixels
   * @param height in pixels
   */
  OverviewLayout(List<Column> columns, double width, double height) {
    this.width = width;
    this.height = height;
    double free = width - IMAGE_WIDTH - OUTPUT_WIDTH - 2 * MARGIN;
    int gaps = columns.size() - 1;
    double gap = Math.clamp(free * GAP_SHARE / gaps, MIN_GAP, MAX_GAP);
    double total = columns.stream().mapToDouble(OverviewLayout::weight).sum();
    double x = MARGIN;
    for (Column column : columns) {
      double room =
          switch (column.kind()) {
            case IMAGE -> IMAGE_WIDTH;
            case OUTPUT -> OUTPUT_WIDTH;
            default -> Math.max(8, (free - gap * gaps) * weight(column) / total);
          };
      grids.add(grid(column, x, room));
      x += room + gap;
    }
  }

  private static double weight(Column column) {
    return switch (column.kind()) {
      case IMAGE, OUTPUT -> 0;
      case NEURONS -> 0.4;
      default -> Math.clamp(Math.max(column.rows(), column.columns()) / 28.0, 0.4, 1);
    };
  }

  private Grid grid(Column column, double x, double room) {
    double free = height - HEADER - MARGIN;
    return switch (column.kind()) {
      case IMAGE -> {
        double side = Math.min(MAX_IMAGE, free / 3);
        yield new Grid(x + (room - side) / 2, HEADER, side, side, 1, 1);
      }
      case OUTPUT -> {
        double tile = (free - 9 * SPACING) / 10;
        yield new Grid(x, HEADER, room, tile, 1, 10);
      }
      case NEURONS -> fit(column, x, room, MIN_NEURON, MAX_NEURON);
      default -> fit(column, x, room, MIN_MAP, MAX_MAP);
    };
  }

  /** Finds the number of tiles across that gives the largest tiles for all units. */
  private Grid fit(Column column, double x, double room, double min, double max) {
    double free = height - HEADER - MARGIN;
    double aspect = (double) column.columns() / column.rows();
    double best = 0;
    int bestAcross = 1;
    for (int across = 1; across <= column.units(); across++) {
      int down = Math.ceilDiv(column.units(), across);
      double tileWidth = (room + SPACING) / across - SPACING;
      double tileHeight =
          Math.min(Math.min(tileWidth / aspect, (free + SPACING) / down - SPACING), max);
      if (tileHeight > best) {
        best = tileHeight;
        bestAcross = across;
      }
    }
    if (best >= Math.min(min, room / aspect)) {
      return centred(column, x, room, new Size(best * aspect, best), bestAcross, column.units());
    }
    double tileHeight = Math.min(min, room / aspect);
    int across = Math.max(1, (int) ((room + SPACING) / (tileHeight * aspect + SPACING)));
    int down = Math.max(1, (int) ((free + SPACING) / (tileHeight + SPACING)));
    Size tile = new Size(Math.min(room, tileHeight * aspect), tileHeight);
    return centred(column, x, room, tile, across, Math.min(column.units(), across * down));
  }

  private record Size(double width, double height) {}

  private Grid centred(Column column, double x, double room, Size tile, int across, int count) {
    int used = Math.min(across, count);
    double wide = used * (tile.width + SPACING) - SPACING;
    double high = Math.ceilDiv(count, used) * (tile.height + SPACING) - SPACING;
    double top = HEADER + Math.max(0, (height - HEADER - MARGIN - high) / 2);
    return new Grid(x + (room - wide) / 2, top, tile.width, tile.height, used, count);
  }

  double width() {
    return width;
  }

  double height() {
    return height;
  }

  Grid grid(int column) {
    return grids.get(column);
  }

  /** Returns the tile at a point, if any. */
  Optional<Hit> hit(double x, double y) {
    for (int column = 0; column < grids.size(); column++) {
      Optional<Integer> tile = grids.get(column).tileAt(x, y);
      if (tile.isPresent()) {
        Rectangle2D area = grids.get(column).tile(tile.get());
        return Optional.of(
            new Hit(
                column,
                tile.get(),
                (x - area.getMinX()) / area.getWidth(),
                (y - area.getMinY()) / area.getHeight()));
      }
    }
    return Optional.empty();
  }
}
