package org.digitstudio.ui.inside.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.network.Shape;
import org.digitstudio.insight.NetworkParts.Part;
import org.digitstudio.insight.Ranking;
import org.digitstudio.insight.ReceptiveField;
import org.digitstudio.insight.ReceptiveField.Area;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.widgets.Cell;
import org.digitstudio.ui.inside.widgets.LayerNames;
import org.digitstudio.ui.inside.widgets.Numbers;
import org.digitstudio.ui.inside.widgets.Panel;
import org.digitstudio.ui.inside.widgets.PixelMap;
import org.digitstudio.ui.inside.widgets.Tint;

/**
 * A row for each layer of feature maps, with the maps of the strongest response and the cells in
 * them that depend on one pixel. The maps are as large as fits.
 */
final class FedMaps extends Region {
  private static final int MAX_ROWS = 6;
  private static final int MAX_MAPS = 8;
  private static final int MIN_ACROSS = 2;
  private static final double CAPTION = 22;
  private static final double GAP = 8;
  private static final int MAX_ZOOM = 16;

  private final List<Row> rows = new ArrayList<>();
  private int shownRows;

  /** A layer's caption and its strongest feature maps. */
  private static final class Row {
    private final Label caption = Panel.caption("");
    private final List<PixelMap> maps = new ArrayList<>();
    private Shape shape = new Shape(1, 1, 1);

    Row() {
      caption.setWrapText(true);
      for (int i = 0; i < MAX_MAPS; i++) {
        maps.add(new PixelMap(Messages.text("inside.image.strongest")));
      }
    }
  }

  FedMaps() {
    setMinSize(0, 0);
  }

  /** Shows the cells that depend on a pixel. */
  void show(Inspection now, Cell pixel) {
    List<Part> parts =
        now.parts().inOrder().stream()
            .filter(part -> now.displayShape(part.last()).height() > 1)
            .limit(MAX_ROWS)
            .toList();
    while (rows.size() < parts.size()) {
      Row row = new Row();
      rows.add(row);
      getChildren().add(row.caption);
      getChildren().addAll(row.maps);
    }
    shownRows = parts.size();
    for (int i = 0; i < parts.size(); i++) {
      show(now, rows.get(i), parts.get(i), pixel);
    }
    requestLayout();
  }

  private static void show(Inspection now, Row row, Part part, Cell pixel) {
    row.shape = now.displayShape(part.last());
    List<Integer> order =
        Ranking.descending(Ranking.responses(now.trace(), now.network().blank(), part.last()));
    Optional<Area> fed =
        ReceptiveField.influencedBy(now.trace().spec(), part.last(), pixel.row(), pixel.column());
    List<Area> marked = fed.map(area -> displayed(now, part, area)).stream().toList();
    float scale = Inspection.maxAbsolute(now.trace().activations(part.last()));
    for (int i = 0; i < MAX_MAPS; i++) {
      PixelMap map = row.maps.get(i);
      boolean exists = i < order.size();
      map.setVisible(exists);
      if (exists) {
        float[] values = now.map(part.last(), order.get(i));
        map.show(row.shape.height(), row.shape.width(), values, Tint.SIGNED, scale);
        map.mark(marked);
      }
    }
    row.caption.setText(
        Messages.text(
            "inside.image.link",
            LayerNames.of(now.trace().spec(), part.layer()),
            fed.map(Area::count).orElse(0),
            Numbers.count(row.shape.height() * row.shape.width()),
            Numbers.count(row.shape.channels())));
  }

  private static Area displayed(Inspection now, Part part, Area area) {
    boolean upright = now.trace().outputShape(part.last()).height() == 1;
    return upright ? new Area(area.left(), area.top(), area.right(), area.bottom()) : area;
  }

  @Override
  protected void layoutChildren() {
    double rowHeight = shownRows == 0 ? 0 : (getHeight() + GAP) / shownRows - GAP;
    for (int i = 0; i < rows.size(); i++) {
      boolean shown = i < shownRows;
      rows.get(i).caption.setVisible(shown);
      if (shown) {
        layoutRow(rows.get(i), i * (rowHeight + GAP), rowHeight);
      } else {
        rows.get(i).maps.forEach(map -> map.setVisible(false));
      }
    }
  }

  private void layoutRow(Row row, double y, double height) {
    double caption = Math.max(CAPTION, row.caption.prefHeight(getWidth()));
    row.caption.resizeRelocate(0, y, getWidth(), caption);
    double across = (getWidth() - (MIN_ACROSS - 1) * GAP) / MIN_ACROSS / row.shape.width();
    double down = (height - caption) / row.shape.height();
    int zoom = Math.clamp((int) Math.min(across, down), 1, MAX_ZOOM);
    double step = (double) zoom * row.shape.width() + GAP;
    int fit = Math.max(1, (int) ((getWidth() + GAP) / step));
    for (int i = 0; i < MAX_MAPS; i++) {
      PixelMap map = row.maps.get(i);
      map.zoom(zoom);
      map.setVisible(i < Math.min(fit, row.shape.channels()));
      map.resizeRelocate(i * step, y + caption, map.prefWidth(-1), map.prefHeight(-1));
    }
  }
}
