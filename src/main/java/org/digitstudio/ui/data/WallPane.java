package org.digitstudio.ui.data;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.common.Buttons;
import org.digitstudio.ui.common.EmptyState;
import org.kordamp.ikonli.feather.Feather;

/** The wall with its status line and its empty state. */
final class WallPane extends VBox {
  private final DigitWall wall = new DigitWall();
  private final Label status = new Label();
  private final DataModel model;

  /**
   * @param onOpen called when the user opens the selected image
   */
  WallPane(DataModel model, Runnable reset, Runnable onOpen) {
    this.model = model;
    wall.setId("digitWall");
    status.getStyleClass().addAll("muted");
    status.setId("wallStatus");
    EmptyState empty =
        new EmptyState(
            Feather.SEARCH,
            Messages.text("data.empty.title"),
            Messages.text("data.empty.text"),
            Buttons.text(Messages.text("data.filter.reset"), reset));
    empty
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> model.shown().get().length == 0 && model.table().get().size() > 0,
                model.shown(),
                model.table()));
    StackPane stack = new StackPane(wall, empty);
    if (model.table().get().sets().isEmpty()) {
      stack.getChildren().add(opening());
    }
    stack.setMinSize(0, 0);
    stack.getStyleClass().add("wall-stack");
    wall.visibleProperty().bind(empty.visibleProperty().not());
    VBox.setVgrow(stack, Priority.ALWAYS);
    status.setMinWidth(0);
    status.setWrapText(true);
    status.setMinHeight(USE_PREF_SIZE);
    status.managedProperty().bind(status.visibleProperty());
    getChildren().add(stack);
    wall.onSelect(model::select);
    wall.onHover(this::hovered);
    wall.onOpen(onOpen);
    model.shown().addListener((property, before, now) -> show());
    model.selected().addListener((property, before, now) -> mark());
    show();
  }

  private Node opening() {
    ProgressIndicator opening = new ProgressIndicator();
    opening.setMaxSize(32, 32);
    opening.setAccessibleText(Messages.text("data.opening"));
    opening
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> model.table().get().sets().isEmpty(), model.table()));
    return opening;
  }

  DigitWall wall() {
    return wall;
  }

  /** Returns the status line: the image under the pointer, or the selected one. */
  Label status() {
    return status;
  }

  private void show() {
    wall.show(model.table().get(), model.shown().get());
    mark();
  }

  private void mark() {
    int row = model.selected().get();
    wall.select(row == DataModel.NONE ? DataModel.NONE : model.position(row));
    hovered(DataModel.NONE);
  }

  private void hovered(int position) {
    int row = position >= 0 ? model.shown().get()[position] : model.selected().get();
    status.setText(
        row == DataModel.NONE || row >= model.table().get().size()
            ? Messages.text("data.wall.hint")
            : SampleNames.describe(model.table().get(), row));
  }
}
