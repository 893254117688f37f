package org.digitstudio.ui.inside.network;

import java.util.Optional;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.insight.NetworkParts.Part;
import org.digitstudio.insight.ReceptiveField;
import org.digitstudio.insight.ReceptiveField.Area;
import org.digitstudio.ui.inside.model.Inspection;

/** Finds the cells of other columns that a selected cell depends on or influences. */
final class Tracing {
  private Tracing() {}

  /**
   * Returns the cells of a column that are connected with the selection, as displayed, the same in
   * each of its feature maps.
   *
   * @return empty if the column is connected as a whole, or is the selection's own
   */
  static Optional<Area> area(Overview overview, Selection selection, int column) {
    Column at = overview.columns().get(selection.column());
    Column other = overview.columns().get(column);
    boolean dense = !hasCells(at) || !hasCells(other);
    if (dense || column == selection.column()) {
      return Optional.empty();
    }
    NetworkSpec spec = overview.inspection().trace().spec();
    Area own = turned(overview, at, cellOf(selection));
    return column < selection.column()
        ? seen(overview, spec, at, own, other)
        : influenced(overview, spec, selection, own, other);
  }

  private static boolean hasCells(Column column) {
    return column.kind() == Column.Kind.IMAGE || column.hasMaps();
  }

  private static Area cellOf(Selection selection) {
    int row = selection.cell().row();
    int column = selection.cell().column();
    return new Area(row, column, row, column);
  }

  private static Optional<Area> seen(
      Overview overview, NetworkSpec spec, Column at, Area own, Column other) {
    int layer = last(at);
    if (other.part().isEmpty()) {
      // The image: for the article's code, columns are channels and the strip is as wide as it.
      return Optional.of(ReceptiveField.seenBy(spec, layer, own.top(), own.left()));
    }
    return ReceptiveField.seenBy(spec, layer, own, last(other))
        .map(area -> turned(overview, other, area));
  }

  private static Optional<Area> influenced(
      Overview overview, NetworkSpec spec, Selection selection, Area own, Column other) {
    Optional<Area> area =
        selection.column() == 0
            ? ReceptiveField.influencedBy(
                spec, last(other), selection.cell().row(), selection.cell().column())
            : ReceptiveField.influencedBy(
                spec, last(overview.columns().get(selection.column())), own, last(other));
    return area.map(found -> turned(overview, other, found));
  }

  private static int last(Column column) {
    return column.part().map(Part::last).orElseThrow();
  }

  /** Swaps the axes where feature maps one row high are displayed upright. */
  private static Area turned(Overview overview, Column column, Area area) {
    Inspection now = overview.inspection();
    boolean upright =
        column.part().isPresent()
            && now.trace().spec().input() == InputLayout.CHANNELS_LAST
            && now.trace().outputShape(last(column)).height() == 1;
    return upright ? new Area(area.left(), area.top(), area.right(), area.bottom()) : area;
  }
}
