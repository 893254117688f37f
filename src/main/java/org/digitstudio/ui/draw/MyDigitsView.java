package org.digitstudio.ui.draw;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.common.Buttons;
import org.digitstudio.ui.common.EmptyState;
import org.digitstudio.ui.common.FileDialogs;
import org.digitstudio.ui.common.Labels;
import org.digitstudio.ui.common.Tooltips;
import org.digitstudio.ui.common.WhileInScene;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** My digits as a page of Draw: the kept digits, and adapting a model to them. */
final class MyDigitsView extends BorderPane {
  private final MyDigitsModel model;
  private final FileDialogs dialogs;
  private final Runnable back;
  private final MyDigitsWall wall;
  private final Label count = Labels.caption("");
  private final Button delete;

  /**
   * Makes the page.
   *
   * @param back returns to the drawing
   */
  MyDigitsView(
      MyDigitsModel model,
      AdaptModel adapt,
      WritersModel writers,
      ClassSheetModel sheets,
      FileDialogs dialogs,
      Runnable back) {
    this.model = model;
    this.dialogs = dialogs;
    this.back = back;
    wall = new MyDigitsWall(model);
    delete =
        DrawTools.button(
            "my-digits-delete", Feather.TRASH_2, "draw.mydigits.delete", "Delete", model::delete);
    EmptyState empty =
        new EmptyState(
            Feather.HEART,
            Messages.text("draw.mydigits.empty.title"),
            Messages.text("draw.mydigits.empty"));
    empty.visibleProperty().bind(Bindings.isEmpty(model.digits()));
    wall.visibleProperty().bind(Bindings.isNotEmpty(model.digits()));
    Label help = Labels.note(Messages.text("draw.mydigits.help"));
    help.visibleProperty().bind(wall.visibleProperty());
    VBox middle = new VBox(8, head(), help);
    StackPane content = new StackPane(wall, empty);
    VBox.setVgrow(content, Priority.ALWAYS);
    middle.getChildren().add(content);
    middle.getStyleClass().add("draw-middle");
    VBox side =
        new VBox(
            new AdaptCard(adapt, model),
            new WritersCard(writers, model),
            new ClassSheetCard(sheets, dialogs));
    side.getStyleClass().add("draw-side");
    ScrollPane scroll = new ScrollPane(side);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("draw-side-scroll");
    setCenter(middle);
    setRight(scroll);
    getStyleClass().add("my-digits");
    WhileInScene.follow(this, model.selectionChanges(), changes -> showCounts());
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            back.run();
            event.consume();
          }
        });
  }

  private HBox head() {
    Button leave = Buttons.icon(Feather.ARROW_LEFT, Messages.text("draw.mydigits.back"), back);
    leave.setId("my-digits-back");
    Tooltips.install(leave, Messages.text("draw.mydigits.back"), KeyCombination.valueOf("Esc"));
    Label title = Labels.title(Messages.text("draw.mydigits"));
    title.setMinWidth(Region.USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(8, leave, title, count, gap, delete, exportMenu());
    head.getStyleClass().add("tools");
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private MenuButton exportMenu() {
    MenuItem idx = new MenuItem(Messages.text("draw.mydigits.idx"));
    idx.setId("my-digits-idx");
    idx.setOnAction(
        event ->
            dialogs
                .save(this, Messages.text("draw.mydigits.idx"), "my-digits-images-idx3-ubyte")
                .ifPresent(model::exportIdx));
    MenuItem ink = new MenuItem(Messages.text("draw.mydigits.ink"));
    ink.setOnAction(
        event ->
            dialogs
                .save(
                    this,
                    Messages.text("draw.mydigits.ink"),
                    "my-digits.jsonl",
                    new FileDialogs.Kind(Messages.text("draw.save.ink"), List.of("*.jsonl")))
                .ifPresent(model::exportInk));
    MenuButton menu =
        new MenuButton(
            Messages.text("draw.mydigits.export"), new FontIcon(Feather.DOWNLOAD), idx, ink);
    menu.setId("my-digits-export");
    menu.setMinWidth(Region.USE_PREF_SIZE);
    menu.disableProperty().bind(Bindings.isEmpty(model.digits()));
    return menu;
  }

  private void showCounts() {
    count.setText(
        model.selectedCount() == 0
            ? Messages.text("draw.mydigits.count", model.digits().size())
            : Messages.text(
                "draw.mydigits.selected", model.selectedCount(), model.digits().size()));
    delete.setDisable(model.selectedCount() == 0);
  }

  /** Gives the focus to the wall, whose keys then work at once. */
  void takeFocus() {
    wall.requestFocus();
  }
}
