package org.digitstudio.ui.inside.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.digitstudio.application.text.Messages;
import org.digitstudio.insight.ReceptiveField.Area;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.widgets.Numbers;

/** Describes a selected cell in words: its value, what it sees and what it feeds. */
final class SelectionText {
  private SelectionText() {}

  static String of(Overview overview, Selection selection) {
    List<String> parts = new ArrayList<>();
    parts.add(value(overview, selection));
    if (selection.column() > 0) {
      parts.add(sees(overview, selection));
    }
    feeds(overview, selection).ifPresent(parts::add);
    return String.join("  \u00b7  ", parts);
  }

  private static String value(Overview overview, Selection selection) {
    Column column = overview.columns().get(selection.column());
    Inspection now = overview.inspection();
    float value = column.values(now)[selection.index(column)];
    String name = ColumnHeaders.name(now.network(), column);
    String unit = Numbers.count(selection.unit() + 1);
    String row = Numbers.count(selection.cell().row() + 1);
    String at = Numbers.count(selection.cell().column() + 1);
    return switch (column.kind()) {
      case IMAGE -> Messages.text("inside.network.pixel", row, at, Numbers.four(value));
      case CONVOLUTION, POOLING ->
          Messages.text("inside.network.cell", name, unit, row, at, Numbers.four(value));
      case NEURONS -> Messages.text("inside.network.neuron", name, unit, Numbers.four(value));
      case OUTPUT ->
          Messages.text(
              "inside.network.output",
              now.className(selection.unit()),
              Numbers.four(now.trace().logits()[selection.unit()]),
              Numbers.percent(value));
    };
  }

  private static String sees(Overview overview, Selection selection) {
    return Tracing.area(overview, selection, 0)
        .map(area -> Messages.text("inside.network.sees", area.height(), area.width()))
        .orElseGet(() -> Messages.text("inside.network.sees.all"));
  }

  private static Optional<String> feeds(Overview overview, Selection selection) {
    int next = selection.column() + 1;
    if (next >= overview.columns().size()) {
      return Optional.empty();
    }
    Column column = overview.columns().get(next);
    String name = ColumnHeaders.name(overview.inspection().network(), column);
    if (!column.hasMaps()) {
      return Optional.of(
          Messages.text("inside.network.feeds.all", Numbers.count(column.units()), name));
    }
    int cells = Tracing.area(overview, selection, next).map(Area::count).orElse(0);
    return Optional.of(
        Messages.text(
            "inside.network.feeds", Numbers.count(cells), Numbers.count(column.cells()), name));
  }
}
