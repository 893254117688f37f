package org.digitstudio.ui.train;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.train.RunViewModel.RunState;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The Train button, or Pause and Stop during a run. */
final class RunControls extends VBox {
  private static final KeyCombination START =
      new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

  private final TrainViewModel model;
  private final RunViewModel run;

  RunControls(TrainViewModel model) {
    this.model = model;
    this.run = model.shown();
    getStyleClass().add("run-controls");
    Label wrong = new Label(Messages.text("train.wrong"));
    wrong.getStyleClass().addAll("small", "muted");
    wrong.setWrapText(true);
    wrong.visibleProperty().bind(model.plan().plan().map(plan -> plan.isEmpty()));
    wrong.managedProperty().bind(wrong.visibleProperty());
    getChildren().addAll(wrong, trainButton(), underWay());
  }

  private Button trainButton() {
    Button train =
        button("train-start", "train.train", Feather.PLAY, START.getDisplayText(), model::train);
    train.getStyleClass().add(Styles.ACCENT);
    train.setDefaultButton(false);
    train.disableProperty().bind(model.plan().plan().map(plan -> plan.isEmpty()));
    train.visibleProperty().bind(run.state().map(state -> !isUnderWay(state)));
    train.managedProperty().bind(train.visibleProperty());
    train
        .sceneProperty()
        .addListener(
            (observable, before, now) -> {
              if (now != null) {
                now.getAccelerators()
                    .put(
                        START,
                        () -> {
                          // Accelerators belong to the whole scene: fire only while this page is
                          // visible.
                          if (train.isVisible() && isShowing(train)) {
                            train.fire();
                          }
                        });
              }
            });
    return train;
  }

  private static boolean isShowing(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return node.getScene() != null;
  }

  private HBox underWay() {
    Button pause = button("train-pause", "train.pause", Feather.PAUSE, "", model::pauseOrResume);
    pause
        .textProperty()
        .bind(
            run.state()
                .map(
                    state ->
                        Messages.text(state == RunState.PAUSED ? "train.resume" : "train.pause")));
    FontIcon icon = new FontIcon(Feather.PAUSE);
    icon.iconCodeProperty()
        .bind(
            Bindings.createObjectBinding(
                () -> run.state().get() == RunState.PAUSED ? Feather.PLAY : Feather.PAUSE,
                run.state()));
    pause.setGraphic(icon);
    pause
        .disableProperty()
        .bind(run.state().map(state -> state == RunState.LOADING || state == RunState.ENDING));
    Button stop = button("train-stop", "train.stop", Feather.SQUARE, "", model::stop);
    stop.disableProperty().bind(run.state().map(state -> state == RunState.ENDING));
    HBox box = new HBox(8, pause, stop);
    HBox.setHgrow(pause, Priority.ALWAYS);
    HBox.setHgrow(stop, Priority.ALWAYS);
    box.visibleProperty().bind(run.state().map(RunControls::isUnderWay));
    box.managedProperty().bind(box.visibleProperty());
    return box;
  }

  private static boolean isUnderWay(RunState state) {
    return state != RunState.NONE && state != RunState.DONE;
  }

  static Button button(String id, String key, Feather icon, String shortcut, Runnable action) {
    Button button = new Button(Messages.text(key), new FontIcon(icon));
    button.setId(id);
    button.setMaxWidth(Double.MAX_VALUE);
    String help = Messages.text(key + ".help");
    button.setTooltip(new Tooltip(shortcut.isEmpty() ? help : help + " (" + shortcut + ")"));
    button.setOnAction(event -> action.run());
    return button;
  }
}
