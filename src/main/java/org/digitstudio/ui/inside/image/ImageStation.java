package org.digitstudio.ui.inside.image;

import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.ui.inside.model.InsideModel;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.model.Station;
import org.digitstudio.ui.inside.widgets.Cell;
import org.digitstudio.ui.inside.widgets.Equation;
import org.digitstudio.ui.inside.widgets.Numbers;
import org.digitstudio.ui.inside.widgets.Panel;
import org.digitstudio.ui.inside.widgets.PanelExport;
import org.digitstudio.ui.inside.widgets.WhileShown;

/** The image as numbers, and the cells that depend on one of them. */
public final class ImageStation implements Station {
  private final InsideModel model;
  private final NumberGrid grid = new NumberGrid(Messages.text("inside.image.name"));
  private final Equation value =
      new Equation()
          .term("image-pixel", Messages.text("inside.image.pixel"))
          .sign(":")
          .term("image-value", Messages.text("inside.image.value"))
          .sign("=")
          .term("image-grey", Messages.text("inside.image.grey"))
          .sign("/")
          .term("image-white", Messages.text("inside.image.white"));
  private final FedMaps fed = new FedMaps();
  private final Label neurons = Panel.text("");
  private final HBox view;
  private boolean isFirst = true;

  public ImageStation(InsideModel model, PanelExport export) {
    this.model = model;
    value.set("image-white", "255");
    grid.setId("image-grid");
    Panel image = new Panel(export, Messages.text("inside.image.title"), grid, value);
    VBox.setVgrow(grid, Priority.ALWAYS);
    VBox.setVgrow(fed, Priority.ALWAYS);
    Panel feeds =
        new Panel(
            export,
            Messages.text("inside.image.feeds"),
            Panel.text(Messages.text("inside.image.feeds.hint")),
            fed,
            neurons);
    HBox.setHgrow(feeds, Priority.ALWAYS);
    feeds.setMinWidth(280);
    view = new HBox(image, feeds);
    view.getStyleClass().add("inside-row");
    grid.selection().bindBidirectional(model.selections().pixel());
    WhileShown.on(
        view,
        model.selections().pixel(),
        () -> model.inspection().get().ifPresent(this::showPixel));
  }

  @Override
  public Parent view() {
    return view;
  }

  @Override
  public void show(Inspection now) {
    if (isFirst) {
      isFirst = false;
      chooseInk(now.trace().pixels());
    }
    grid.show(now.trace().pixels());
    showPixel(now);
  }

  /** Selects a pixel with ink near the middle, a better start than an empty corner. */
  private void chooseInk(float[] pixels) {
    if (!model.selections().pixel().get().equals(new Cell(13, 13))) {
      return;
    }
    int best = 13 * DigitImage.SIDE + 13;
    for (int i = 10 * DigitImage.SIDE; i < 18 * DigitImage.SIDE; i++) {
      best = pixels[i] > pixels[best] ? i : best;
    }
    model.selections().pixel().set(new Cell(best / DigitImage.SIDE, best % DigitImage.SIDE));
  }

  private void showPixel(Inspection now) {
    Cell cell = model.selections().pixel().get();
    float pixel = now.trace().pixels()[cell.row() * DigitImage.SIDE + cell.column()];
    value.set(
        "image-pixel",
        Messages.text(
            "inside.image.rowcolumn",
            Numbers.count(cell.row() + 1),
            Numbers.count(cell.column() + 1)));
    value.set("image-value", pixel);
    value.set("image-grey", Numbers.fixed(pixel * 255, 1));
    fed.show(now, cell);
    int dense = now.parts().flattenAt();
    neurons.setText(
        Messages.text(
            "inside.image.neurons", Numbers.count(now.trace().outputShape(dense).size())));
  }
}
