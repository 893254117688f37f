package org.digitstudio.ui.inside.image;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.Shape;
import org.digitstudio.insight.NetworkParts.Part;
import org.digitstudio.insight.Ranking;
import org.digitstudio.insight.ReceptiveField;
import org.digitstudio.ui.inside.model.InsideModel;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.model.Station;
import org.digitstudio.ui.inside.widgets.Cell;
import org.digitstudio.ui.inside.widgets.Equation;
import org.digitstudio.ui.inside.widgets.LayerNames;
import org.digitstudio.ui.inside.widgets.Numbers;
import org.digitstudio.ui.inside.widgets.Panel;
import org.digitstudio.ui.inside.widgets.PanelExport;
import org.digitstudio.ui.inside.widgets.PixelMap;
import org.digitstudio.ui.inside.widgets.Tint;

/** The picture as numbers, and what one of them feeds. */
public final class ImageStation implements Station {
  private static final int MAX_LINKS = 6;

  private final InsideModel model;
  private final NumberGrid grid = new NumberGrid(Messages.text("inside.image.name"));
  private final Equation value =
      new Equation()
          .term("picture-place", Messages.text("inside.image.pixel"))
          .sign(":")
          .term("picture-value", Messages.text("inside.image.value"))
          .sign("=")
          .term("picture-grey", Messages.text("inside.image.grey"))
          .sign("/")
          .term("picture-white", Messages.text("inside.image.white"));
  private final VBox links = new VBox();
  private final List<Link> shown = new ArrayList<>();
  private final Label neurons = Panel.text("");
  private final HBox view;
  private boolean fresh = true;

  /** A layer's strongest map with the places that the pixel feeds. */
  private record Link(PixelMap map, Label words) {}

  public ImageStation(InsideModel model, PanelExport export) {
    this.model = model;
    value.set("picture-white", "255");
    grid.setId("picture-grid");
    Panel picture = new Panel(export, Messages.text("inside.image.title"), grid, value);
    VBox.setVgrow(grid, Priority.ALWAYS);
    links.getStyleClass().add("inside-links");
    Panel feeds =
        new Panel(
            export,
            Messages.text("inside.image.feeds"),
            Panel.text(Messages.text("inside.image.feeds.hint")),
            links,
            neurons);
    HBox.setHgrow(feeds, Priority.ALWAYS);
    feeds.setMinWidth(280);
    view = new HBox(picture, feeds);
    view.getStyleClass().add("inside-row");
    grid.selection().bindBidirectional(model.pixel());
    model
        .pixel()
        .addListener((property, before, now) -> model.inspection().get().ifPresent(this::link));
  }

  @Override
  public Parent view() {
    return view;
  }

  @Override
  public void show(Inspection now) {
    if (fresh) {
      fresh = false;
      model.pixel().set(inked(now.trace().pixels()));
    }
    grid.show(now.trace().pixels());
    link(now);
  }

  /** A pixel full of ink near the middle: a better place to begin than empty paper. */
  private static Cell inked(float[] pixels) {
    int best = 13 * DigitImage.SIDE + 13;
    for (int i = 10 * DigitImage.SIDE; i < 18 * DigitImage.SIDE; i++) {
      best = pixels[i] > pixels[best] ? i : best;
    }
    return new Cell(best / DigitImage.SIDE, best % DigitImage.SIDE);
  }

  private void link(Inspection now) {
    if (view.getScene() == null) {
      return;
    }
    Cell cell = model.pixel().get();
    float pixel = now.trace().pixels()[cell.row() * DigitImage.SIDE + cell.column()];
    value.set(
        "picture-place",
        Messages.text("inside.image.rowcolumn", cell.row() + 1, cell.column() + 1));
    value.set("picture-value", pixel);
    value.set("picture-grey", Numbers.fixed(pixel * 255, 1));
    List<Part> parts = new ArrayList<>(now.parts().convolutions());
    parts.addAll(now.parts().pools());
    parts.sort(java.util.Comparator.comparingInt(Part::last));
    int count = Math.min(parts.size(), MAX_LINKS);
    ensure(count);
    int room = count <= 2 ? 168 : count <= 4 ? 112 : 60;
    for (int i = 0; i < count; i++) {
      link(now, shown.get(i), parts.get(i), cell, view.getHeight() < 560 ? room / 2 : room);
    }
    int dense = now.parts().flattenAt();
    neurons.setText(
        Messages.text(
            "inside.image.neurons", Numbers.count(now.trace().outputShape(dense).size())));
  }

  private void ensure(int count) {
    while (shown.size() < count) {
      Link link = new Link(new PixelMap(Messages.text("inside.image.strongest")), Panel.text(""));
      HBox row = new HBox(link.map, link.words);
      row.getStyleClass().add("inside-link");
      shown.add(link);
      links.getChildren().add(row);
    }
    for (int i = 0; i < shown.size(); i++) {
      links.getChildren().get(i).setVisible(i < count);
      links.getChildren().get(i).setManaged(i < count);
    }
  }

  private void link(Inspection now, Link link, Part part, Cell cell, int room) {
    Shape shape = now.displayShape(part.last());
    int strongest =
        Ranking.descending(Ranking.responses(now.trace(), now.network().blank(), part.last()))
            .getFirst();
    float[] map = now.map(part.last(), strongest);
    link.map.zoom(Math.clamp(room / shape.height(), 2, 28));
    link.map.show(shape.height(), shape.width(), map, Tint.SIGNED, Inspection.maxAbsolute(map));
    var area =
        ReceptiveField.influencedBy(now.trace().spec(), part.last(), cell.row(), cell.column());
    boolean turned = now.trace().outputShape(part.last()).height() == 1;
    link.map.mark(
        area.map(
                a -> turned ? new ReceptiveField.Area(a.left(), a.top(), a.right(), a.bottom()) : a)
            .map(List::of)
            .orElse(List.of()));
    link.words.setText(
        Messages.text(
            "inside.image.link",
            LayerNames.of(now.trace().spec(), part.layer()),
            area.map(a -> a.count()).orElse(0),
            Numbers.count(shape.height() * shape.width()),
            Numbers.count(shape.channels())));
  }
}
