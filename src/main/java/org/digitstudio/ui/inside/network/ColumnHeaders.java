package org.digitstudio.ui.inside.network;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.inside.model.InspectedNetwork;
import org.digitstudio.ui.inside.widgets.LayerNames;
import org.digitstudio.ui.inside.widgets.Numbers;

/** The names of the columns with the shapes of their outputs, above the tiles. */
final class ColumnHeaders {
  /** Columns with less room have a short name and no shape. */
  private static final double FULL_NAME_WIDTH = 84;

  private final Pane pane;
  private final List<VBox> headers = new ArrayList<>();

  ColumnHeaders(Pane pane) {
    this.pane = pane;
  }

  void show(InspectedNetwork network, List<Column> columns, OverviewLayout layout) {
    pane.getChildren().removeAll(headers);
    headers.clear();
    for (int i = 0; i < columns.size(); i++) {
      OverviewLayout.Grid grid = layout.grid(i);
      double left =
          i == 0 ? 0 : (layout.grid(i - 1).x() + layout.grid(i - 1).width() + grid.x()) / 2;
      double right =
          i + 1 == columns.size()
              ? layout.width()
              : (grid.x() + grid.width() + layout.grid(i + 1).x()) / 2;
      VBox header = header(network, columns.get(i), grid, right - left);
      header.resizeRelocate(left, 0, right - left, OverviewLayout.HEADER);
      headers.add(header);
    }
    pane.getChildren().addAll(headers);
  }

  private static VBox header(
      InspectedNetwork network, Column column, OverviewLayout.Grid grid, double width) {
    boolean full = width >= FULL_NAME_WIDTH;
    Label name = new Label(full ? name(network, column) : shortName(network, column));
    name.getStyleClass().add("overview-name");
    VBox header = new VBox(name);
    header.setAlignment(Pos.TOP_CENTER);
    header.setManaged(false);
    header.setMouseTransparent(true);
    if (full) {
      Label shape = new Label(shape(network, column, grid));
      shape.getStyleClass().add("overview-shape");
      header.getChildren().add(shape);
    }
    return header;
  }

  /** Returns the full name of a column, such as "Convolution 2". */
  static String name(InspectedNetwork network, Column column) {
    return column
        .part()
        .map(part -> LayerNames.of(network.network().spec(), part.layer()))
        .orElseGet(() -> Messages.text("inside.station.image"));
  }

  private static String shortName(InspectedNetwork network, Column column) {
    long number =
        Column.of(network).stream()
            .takeWhile(other -> !other.equals(column))
            .filter(other -> other.kind() == column.kind())
            .count();
    return switch (column.kind()) {
      case IMAGE -> Messages.text("inside.station.image");
      case CONVOLUTION -> Messages.text("inside.network.short.convolution", number + 1);
      case POOLING -> Messages.text("inside.network.short.pooling", number + 1);
      case NEURONS -> Messages.text("inside.network.short.dense", number + 1);
      case OUTPUT -> Messages.text("inside.layer.output");
    };
  }

  private static String shape(InspectedNetwork network, Column column, OverviewLayout.Grid grid) {
    if (grid.count() < column.units()) {
      return Messages.text(
          "inside.network.some", Numbers.count(grid.count()), Numbers.count(column.units()));
    }
    return column
        .part()
        .map(part -> network.blank().outputShape(part.last()).toString().replace('x', '\u00d7'))
        .orElse("28\u00d728");
  }
}
