package org.digitstudio.ui.inside.network;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.insight.ReceptiveField.Area;
import org.digitstudio.ui.inside.widgets.Tint;

/** Paints the overview into a pixel buffer: links first, then the units on top of them. */
final class OverviewPainter {
  /** The dark ground in both themes: light shows on it, and the image is white on black anyway. */
  static final int GROUND = 0xFF0B0F16;

  private static final int TILE = 0xFF000000;
  private static final int IDLE_NEURON = 0xFF1A212C;
  private static final int TRACK = 0xFF1D2531;
  private static final int MARK = 0xFFFFE14D;
  private static final int POSITIVE = 0xFFA240;
  private static final int NEGATIVE = 0x58AAFF;
  private static final int WINNER = 0xFFFFB454;
  private static final int OTHER = 0xFF5C7391;

  /** Brightness of what the signal has not reached yet. */
  private static final double UNREACHED = 0.14;

  private static final double UNRELATED_LIGHT = 0.05;
  private static final double MIN_LIGHT = 0.1;
  private static final double MAX_LIGHT = 0.85;
  private static final int PALETTE = 512;
  private static final int[] SIGNED = new int[2 * PALETTE + 1];

  static {
    for (int i = 0; i < SIGNED.length; i++) {
      SIGNED[i] = Tint.SIGNED.argb((float) (i - PALETTE) / PALETTE);
    }
  }

  private final LightCanvas canvas;
  private final OverviewLayout layout;
  private final double density;
  private int[] colours = new int[0];

  /**
   * @param density device pixels for each pixel of the layout
   */
  OverviewPainter(LightCanvas canvas, OverviewLayout layout, double density) {
    this.canvas = canvas;
    this.layout = layout;
    this.density = density;
  }

  /**
   * Paints everything.
   *
   * @param reach how far the signal has come: column i lights up at i; infinite for all
   */
  void paint(Overview overview, Optional<Selection> selection, double reach) {
    canvas.clear(GROUND);
    for (int i = 0; i < overview.links().size(); i++) {
      paintLinks(overview, i, selection, reach);
    }
    for (int i = 0; i < overview.columns().size(); i++) {
      clearColumn(i);
      paintColumn(overview, i);
      if (reach < i) {
        dimColumn(i, Math.max(UNREACHED, 1 - 4 * (i - reach)));
      }
    }
    selection.ifPresent(selected -> paintSelection(overview, selected));
  }

  private int px(double value) {
    return (int) Math.round(value * density);
  }

  private void paintLinks(Overview overview, int gap, Optional<Selection> selection, double reach) {
    double until = Math.clamp(reach - gap, 0, 1);
    for (Link link : overview.links().get(gap)) {
      Optional<Integer> from = overview.tileOf(gap, link.from());
      Optional<Integer> to = overview.tileOf(gap + 1, link.to());
      if (from.isEmpty() || to.isEmpty()) {
        continue;
      }
      Rectangle2D source = layout.grid(gap).tile(from.get());
      Rectangle2D target = layout.grid(gap + 1).tile(to.get());
      double strength = Math.abs(link.strength());
      double light = MIN_LIGHT + (MAX_LIGHT - MIN_LIGHT) * strength * strength;
      if (selection.filter(selected -> !touches(selected, gap, link)).isPresent()) {
        light = UNRELATED_LIGHT;
      }
      LightCanvas.Curve curve =
          new LightCanvas.Curve(
              source.getMaxX() * density,
              middle(source) * density,
              target.getMinX() * density,
              middle(target) * density,
              (0.6 + 1.6 * strength) * density,
              link.strength() < 0 ? NEGATIVE : POSITIVE,
              light);
      canvas.add(curve, until);
      if (until > 0 && until < 1) {
        paintFront(curve, until, strength);
      }
    }
  }

  /** Paints the bright head of the signal on a link. */
  private void paintFront(LightCanvas.Curve curve, double until, double strength) {
    double x = curve.x0() + (curve.x1() - curve.x0()) * until;
    double y = curve.y0() + (curve.y1() - curve.y0()) * until * until * (3 - 2 * until);
    canvas.addDot(x, y, (3 + 6 * strength) * density, curve.rgb(), 1);
  }

  private static boolean touches(Selection selected, int gap, Link link) {
    return selected.column() == gap && selected.unit() == link.from()
        || selected.column() == gap + 1 && selected.unit() == link.to();
  }

  private static double middle(Rectangle2D tile) {
    return (tile.getMinY() + tile.getMaxY()) / 2;
  }

  private void paintColumn(Overview overview, int index) {
    Column column = overview.columns().get(index);
    float[] values = column.values(overview.inspection());
    int[] units = overview.units().get(index);
    for (int tile = 0; tile < units.length; tile++) {
      Rectangle2D area = layout.grid(index).tile(tile);
      switch (column.kind()) {
        case IMAGE -> paintMap(column, values, 0, area, Optional.empty());
        case CONVOLUTION, POOLING ->
            paintMap(column, values, units[tile], area, Optional.of(overview.scales()[index]));
        case NEURONS -> paintNeuron(values[units[tile]] / overview.scales()[index], area);
        case OUTPUT ->
            paintOutput(values, units[tile], area, overview.inspection().network().classNames());
      }
    }
  }

  private void paintMap(
      Column column, float[] values, int unit, Rectangle2D area, Optional<Float> scale) {
    if (colours.length != column.cells()) {
      colours = new int[column.cells()];
    }
    int from = unit * column.cells();
    for (int i = 0; i < colours.length; i++) {
      float value = values[from + i];
      colours[i] = scale.isPresent() ? signed(value / scale.get()) : Tint.INK.argb(value);
    }
    canvas.cells(
        px(area.getMinX()),
        px(area.getMinY()),
        px(area.getMaxX()),
        px(area.getMaxY()),
        colours,
        column.columns());
  }

  private static int signed(float value) {
    return SIGNED[Math.round(Math.clamp(value, -1f, 1f) * PALETTE) + PALETTE];
  }

  private void paintNeuron(float value, Rectangle2D area) {
    int argb = signed(value);
    boolean idle = Math.abs(value) < 0.02f;
    fill(area, idle ? IDLE_NEURON : argb);
  }

  private void paintOutput(float[] probabilities, int digit, Rectangle2D area, ClassNames names) {
    boolean winner = true;
    for (float other : probabilities) {
      winner &= other <= probabilities[digit];
    }
    double left = area.getMinX() + OutputLabels.nameWidth(names);
    double right = area.getMaxX() - OutputLabels.PERCENT_WIDTH;
    double high = Math.min(12, area.getHeight() / 2);
    double top = middle(area) - high / 2;
    fill(new Rectangle2D(left, top, right - left, high), TRACK);
    double length = (right - left) * probabilities[digit];
    fill(new Rectangle2D(left, top, length, high), winner ? WINNER : OTHER);
  }

  private void fill(Rectangle2D area, int argb) {
    canvas.fill(
        px(area.getMinX()), px(area.getMinY()), px(area.getMaxX()), px(area.getMaxY()), argb);
  }

  /** Hides links between the tiles of a column: they end at its edge. */
  private void clearColumn(int index) {
    OverviewLayout.Grid grid = layout.grid(index);
    if (grid.across() > 1) {
      double bottom = grid.tile(grid.count() - 1).getMaxY();
      fill(new Rectangle2D(grid.x(), grid.y(), grid.width(), bottom - grid.y()), GROUND);
    }
  }

  private void dimColumn(int index, double factor) {
    OverviewLayout.Grid grid = layout.grid(index);
    Rectangle2D last = grid.tile(grid.count() - 1);
    canvas.dim(px(grid.x()), px(grid.y()), px(grid.x() + grid.width()), px(last.getMaxY()), factor);
  }

  private void paintSelection(Overview overview, Selection selected) {
    List<Column> columns = overview.columns();
    for (int i = 0; i < columns.size(); i++) {
      int column = i;
      Tracing.area(overview, selected, i)
          .ifPresent(area -> paintConnected(overview, selected, column, area));
    }
    overview
        .tileOf(selected.column(), selected.unit())
        .ifPresent(
            tile -> {
              Rectangle2D area = layout.grid(selected.column()).tile(tile);
              frame(area, 1);
              Column own = columns.get(selected.column());
              if (own.cells() > 1) {
                int row = selected.cell().row();
                int column = selected.cell().column();
                frame(cells(own, area, new Area(row, column, row, column)), 1);
              }
            });
  }

  /** Frames the connected cells in every tile of a column, or in the one of a pooled map. */
  private void paintConnected(Overview overview, Selection selected, int index, Area area) {
    Column column = overview.columns().get(index);
    int[] units = overview.units().get(index);
    for (int tile = 0; tile < units.length; tile++) {
      if (column.kind() == Column.Kind.IMAGE || isLinked(overview, selected, index, units[tile])) {
        frame(cells(column, layout.grid(index).tile(tile), area), 1);
      }
    }
  }

  /** Returns whether values can flow between the selection and a unit: pooling keeps to its map. */
  private static boolean isLinked(Overview overview, Selection selected, int index, int unit) {
    int from = Math.min(index, selected.column());
    int to = Math.max(index, selected.column());
    for (int i = from + 1; i <= to; i++) {
      if (overview.columns().get(i).kind() == Column.Kind.CONVOLUTION) {
        return true;
      }
    }
    return unit == selected.unit();
  }

  private static Rectangle2D cells(Column column, Rectangle2D tile, Area area) {
    double wide = tile.getWidth() / column.columns();
    double high = tile.getHeight() / column.rows();
    int top = Math.max(0, area.top());
    int left = Math.max(0, area.left());
    int bottom = Math.min(column.rows() - 1, area.bottom());
    int right = Math.min(column.columns() - 1, area.right());
    return new Rectangle2D(
        tile.getMinX() + left * wide,
        tile.getMinY() + top * high,
        Math.max(0, (right - left + 1) * wide),
        Math.max(0, (bottom - top + 1) * high));
  }

  private void frame(Rectangle2D area, double thickness) {
    canvas.frame(
        px(area.getMinX()),
        px(area.getMinY()),
        px(area.getMaxX()),
        px(area.getMaxY()),
        Math.max(1, px(thickness)),
        MARK);
  }
}
