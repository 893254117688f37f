package org.digitstudio.ui.inside.pooling;

import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.domain.network.Shape;
import org.digitstudio.insight.NetworkParts.Part;
import org.digitstudio.insight.Patch;
import org.digitstudio.insight.Ranking;
import org.digitstudio.insight.ReceptiveField.Area;
import org.digitstudio.ui.inside.model.InsideModel;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.model.Selections;
import org.digitstudio.ui.inside.model.Station;
import org.digitstudio.ui.inside.widgets.Cell;
import org.digitstudio.ui.inside.widgets.Connectors;
import org.digitstudio.ui.inside.widgets.Equation;
import org.digitstudio.ui.inside.widgets.MapGallery;
import org.digitstudio.ui.inside.widgets.NumberMatrix;
import org.digitstudio.ui.inside.widgets.Panel;
import org.digitstudio.ui.inside.widgets.PanelExport;
import org.digitstudio.ui.inside.widgets.PixelMap;
import org.digitstudio.ui.inside.widgets.SegmentedControl;
import org.digitstudio.ui.inside.widgets.Tint;
import org.digitstudio.ui.inside.widgets.WhileShown;

/** A pooling window, its maximum and the smaller feature map; and the dropout layer. */
public final class PoolingStation implements Station {
  private final InsideModel model;
  private final PixelMap before = new PixelMap(Messages.text("inside.pool.before")).pointable();
  private final PixelMap after = new PixelMap(Messages.text("inside.pool.after")).pointable();
  private final Label beforeName = Panel.caption("");
  private final Label afterName = Panel.caption("");
  private final NumberMatrix window =
      new NumberMatrix(Messages.text("inside.pool.window"), 4, 64, 32);
  private final Equation result = new Equation().term("pool-value", "");
  private final Label words = Panel.text("");
  private final MapGallery gallery =
      new MapGallery(Messages.text("inside.pool.maps"), "inside.conv.mapnumber", 56);
  private final SegmentedControl layers =
      new SegmentedControl(
          "pool-layers", Messages.text("inside.pool.layers"), List.of("1"), this::chooseLayer);
  private final DropoutPanel dropout;
  private final Connectors connectors = new Connectors();
  private final StackPane view;
  private boolean updating;
  private boolean isFirst = true;

  public PoolingStation(InsideModel model, PanelExport export) {
    this.model = model;
    before.setId("pool-before");
    after.setId("pool-after");
    window.setId("pool-window");
    gallery.setId("pool-gallery");
    VBox middle = new VBox(window, result, words);
    middle.getStyleClass().add("inside-middle");
    middle.setPrefWidth(224);
    result.setAlignment(Pos.CENTER);
    HBox.setHgrow(middle, Priority.ALWAYS);
    HBox steps =
        new HBox(Panel.captioned(before, beforeName), middle, Panel.captioned(after, afterName));
    steps.getStyleClass().add("inside-row");
    Panel pooling = new Panel(export, Messages.text("inside.pool.title"), steps).tools(layers);
    Panel maps = new Panel(export, Messages.text("inside.pool.maps"), gallery);
    VBox.setVgrow(gallery, Priority.ALWAYS);
    HBox.setHgrow(maps, Priority.ALWAYS);
    dropout = new DropoutPanel(export);
    HBox.setHgrow(dropout.view(), Priority.ALWAYS);
    dropout.view().setPrefWidth(400);
    maps.setPrefWidth(400);
    HBox bottom = new HBox(maps, dropout.view());
    bottom.getStyleClass().add("inside-row");
    VBox.setVgrow(bottom, Priority.ALWAYS);
    VBox column = new VBox(pooling, bottom);
    column.getStyleClass().add("inside-column");
    connectors
        .connect(before::markedBounds, () -> window.localToScene(window.getBoundsInLocal()))
        .connect(() -> window.localToScene(window.getBoundsInLocal()), after::markedBounds);
    view = new StackPane(column, connectors);
    after.selection().addListener((property, old, now) -> select(now));
    before.selection().addListener((property, old, now) -> selectAround(now));
    gallery.chosen().addListener((property, old, now) -> chooseMap(now.intValue()));
    WhileShown.on(view, model.selections().pooledCell(), this::showCell);
    WhileShown.on(view, model.selections().map(), this::refresh);
    WhileShown.on(view, model.zoom(), this::refresh);
  }

  @Override
  public Parent view() {
    return view;
  }

  private void refresh() {
    model.show(this);
  }

  private void chooseLayer(int index) {
    model.selections().pooling().set(index);
    model.selections().map().set(Selections.STRONGEST);
    refresh();
  }

  private void chooseMap(int map) {
    if (!updating) {
      model.selections().map().set(map);
    }
  }

  private Part part(Inspection now) {
    List<Part> pools = now.parts().pools();
    return pools.get(Math.clamp(model.selections().pooling().get(), 0, pools.size() - 1));
  }

  @Override
  public void show(Inspection now) {
    int count = now.parts().pools().size();
    layers.setVisible(count > 1);
    layers.setManaged(count > 1);
    layers.options(
        IntStream.rangeClosed(1, Math.max(1, count)).mapToObj(Integer::toString).toList());
    layers.select(Math.clamp(model.selections().pooling().get(), 0, Math.max(0, count - 1)));
    dropout.show(now, Math.max(0, model.selections().map().get()));
    window.setVisible(count > 0);
    result.setVisible(count > 0);
    connectors.setVisible(count > 0);
    if (count == 0) {
      words.setText(Messages.text("inside.pool.none"));
      return;
    }
    showMaps(now);
  }

  private void showMaps(Inspection now) {
    Part part = part(now);
    Shape in = Inspection.upright(now.trace().inputShape(part.layer()));
    Shape out = now.displayShape(part.layer());
    List<Integer> order =
        Ranking.descending(Ranking.responses(now.trace(), now.network().blank(), part.layer()));
    float[] values = now.trace().activations(part.layer());
    float scale = Inspection.maxAbsolute(now.trace().inputOf(part.layer()));
    int map =
        model.selections().map().get() < 0 ? order.getFirst() : model.selections().map().get();
    map = Math.min(map, out.channels() - 1);
    int zoom = Math.max(1, 28 * model.zoom().get() / in.height());
    updating = true;
    gallery.chosen().set(map);
    gallery.show(
        new MapGallery.Contents(out.height(), out.width(), values, scale, order, new float[0]));
    float[] input =
        Inspection.channel(
            now.trace().inputOf(part.layer()), now.trace().inputShape(part.layer()), map);
    before.zoom(zoom).show(in.height(), in.width(), input, Tint.SIGNED, scale);
    after
        .zoom(zoom)
        .show(out.height(), out.width(), now.map(part.layer(), map), Tint.SIGNED, scale);
    updating = false;
    if (isFirst) {
      isFirst = false;
      if (model.selections().pooledCell().get().equals(new Cell(0, 0))) {
        model.selections().pooledCell().set(brightest(now.map(part.layer(), map), out.width()));
      }
    }
    beforeName.setText(Messages.text("inside.pool.before.size", in.height(), in.width()));
    afterName.setText(Messages.text("inside.pool.after.size", out.height(), out.width()));
    dropout.show(now, map);
    showCell(now, map);
  }

  /** Returns the most active cell, a better start than an empty corner. */
  private static Cell brightest(float[] map, int columns) {
    int best = Ranking.descending(map).getFirst();
    return new Cell(best / columns, best % columns);
  }

  private void showCell() {
    if (!updating) {
      model
          .inspection()
          .get()
          .filter(now -> !now.parts().pools().isEmpty())
          .ifPresent(now -> showCell(now, gallery.chosen().get()));
    }
  }

  private void showCell(Inspection now, int map) {
    Part part = part(now);
    Pool pool = (Pool) now.trace().layer(part.layer());
    Shape in = now.trace().inputShape(part.layer());
    Shape out = now.trace().outputShape(part.layer());
    Cell cell = model.selections().pooledCell().get().within(after.rows(), after.columns());
    updating = true;
    after.selection().set(cell);
    updating = false;
    // A map one row high is shown upright; either way the cells are in the layer's own order.
    int index = map * out.height() * out.width() + cell.row() * after.columns() + cell.column();
    int[] indices = Patch.poolingWindow(now.trace(), part.layer(), index);
    float[] values = new float[indices.length];
    int largest = 0;
    for (int i = 0; i < indices.length; i++) {
      values[i] = now.trace().inputOf(part.layer())[indices[i]];
      largest = values[i] > values[largest] ? i : largest;
    }
    Area area = area(indices, map, in);
    window.show(
        area.height(),
        area.width(),
        values,
        Tint.SIGNED,
        Inspection.maxAbsolute(now.trace().inputOf(part.layer())));
    boolean max = pool.kind() == Pool.Kind.MAX;
    window.highlight(max ? largest : -1);
    result.name("pool-value", Messages.text(max ? "inside.pool.largest" : "inside.pool.mean"));
    result.set("pool-value", now.trace().activations(part.layer())[index]);
    words.setText(
        Messages.text(
            max ? "inside.pool.max.words" : "inside.pool.mean.words",
            pool.size(),
            values.length,
            values.length - 1));
    before.mark(List.of(area));
    after.mark(List.of(new Area(cell.row(), cell.column(), cell.row(), cell.column())));
    connectors.refresh();
  }

  private static Area area(int[] indices, int map, Shape in) {
    int first = indices[0] - map * in.height() * in.width();
    int last = indices[indices.length - 1] - map * in.height() * in.width();
    Area own =
        new Area(first / in.width(), first % in.width(), last / in.width(), last % in.width());
    return in.height() == 1 ? new Area(own.left(), own.top(), own.right(), own.bottom()) : own;
  }

  private void select(Cell cell) {
    if (!updating) {
      model.selections().pooledCell().set(cell);
    }
  }

  /** Selects the window that contains a cell of the feature map before pooling. */
  private void selectAround(Cell cell) {
    if (!updating) {
      model
          .inspection()
          .get()
          .filter(now -> !now.parts().pools().isEmpty())
          .ifPresent(
              now -> {
                int stride = ((Pool) now.trace().layer(part(now).layer())).stride();
                model
                    .selections()
                    .pooledCell()
                    .set(
                        new Cell(cell.row() / stride, cell.column() / stride)
                            .within(after.rows(), after.columns()));
              });
    }
  }
}
