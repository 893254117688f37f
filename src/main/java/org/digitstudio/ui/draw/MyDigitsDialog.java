package org.digitstudio.ui.draw;

import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Separator;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.BackgroundRunner.Work;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.MyDigit;
import org.digitstudio.domain.port.MyDigitsStore;
import org.digitstudio.ui.common.Buttons;
import org.digitstudio.ui.common.DigitView;
import org.digitstudio.ui.common.EmptyState;
import org.digitstudio.ui.shell.Navigator;
import org.kordamp.ikonli.feather.Feather;

/** The digits the user kept: look at them, relabel, delete, export. */
final class MyDigitsDialog {
  private final MyDigitsStore digits;
  private final AdaptPane adapt;
  private final BackgroundRunner runner;
  private final Navigator navigator;
  private final FlowPane wall = new FlowPane(8, 8);
  private final Label count = new Label();
  private final Set<String> chosen = new LinkedHashSet<>();
  private final Spinner<Integer> label = new Spinner<>(0, 9, 0);
  private final Button relabel =
      Buttons.text(Messages.text("draw.mydigits.relabel"), this::relabel);
  private final Button delete = Buttons.text(Messages.text("draw.mydigits.delete"), this::delete);
  private final Dialog<ButtonType> dialog = new Dialog<>();

  MyDigitsDialog(
      MyDigitsStore digits, AdaptPane adapt, BackgroundRunner runner, Navigator navigator) {
    this.digits = digits;
    this.adapt = adapt;
    this.runner = runner;
    this.navigator = navigator;
  }

  void show(Scene owner) {
    label.setPrefWidth(72);
    label.setAccessibleText(Messages.text("draw.mydigits.label"));
    HBox tools =
        new HBox(
            8,
            label,
            relabel,
            delete,
            Buttons.text(Messages.text("draw.mydigits.idx"), () -> export(true)),
            Buttons.text(Messages.text("draw.mydigits.ink"), () -> export(false)));
    tools.setAlignment(Pos.CENTER_LEFT);
    ScrollPane scroll = new ScrollPane(wall);
    scroll.setFitToWidth(true);
    scroll.setPrefSize(592, 320);
    VBox content = new VBox(8, count, scroll, tools, new Separator(), adapt);
    content.getStyleClass().add("my-digits");
    dialog.initOwner(owner.getWindow());
    dialog.setTitle(Messages.text("draw.mydigits"));
    dialog.getDialogPane().getStylesheets().addAll(owner.getStylesheets());
    dialog.getDialogPane().setContent(content);
    dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
    dialog.setResizable(true);
    dialog.setOnHidden(event -> adapt.cancel());
    refresh();
    dialog.show();
  }

  private void refresh() {
    work(job -> digits.list(), this::fill);
  }

  private void fill(List<MyDigit> list) {
    chosen.clear();
    choose();
    adapt.digits(list);
    count.setText(Messages.text("draw.mydigits.count", list.size()));
    if (list.isEmpty()) {
      wall.getChildren()
          .setAll(
              new EmptyState(
                  Feather.HEART,
                  Messages.text("draw.mydigits.empty.title"),
                  Messages.text("draw.mydigits.empty")));
      return;
    }
    wall.getChildren().setAll(list.reversed().stream().map(this::tile).toList());
  }

  private ToggleButton tile(MyDigit digit) {
    DigitView view = new DigitView(56);
    view.show(digit.image());
    ToggleButton tile = new ToggleButton(Integer.toString(digit.label()), view);
    tile.setContentDisplay(ContentDisplay.TOP);
    tile.setAccessibleText(Messages.text("draw.mydigits.one", digit.label(), digit.time()));
    tile.selectedProperty()
        .addListener(
            (property, before, selected) -> {
              if (selected) {
                chosen.add(digit.id());
              } else {
                chosen.remove(digit.id());
              }
              choose();
            });
    return tile;
  }

  private void choose() {
    relabel.setDisable(chosen.isEmpty());
    delete.setDisable(chosen.isEmpty());
  }

  private void relabel() {
    List<String> ids = List.copyOf(chosen);
    int to = label.getValue();
    work(
        job -> {
          for (String id : ids) {
            digits.relabel(id, to);
          }
          return digits.list();
        },
        this::fill);
  }

  private void delete() {
    Set<String> ids = Set.copyOf(chosen);
    work(
        job -> {
          digits.delete(ids);
          return digits.list();
        },
        this::fill);
  }

  private void export(boolean idx) {
    FileChooser chooser = new FileChooser();
    chooser.setInitialFileName(idx ? "my-digits-images-idx3-ubyte" : "my-digits.jsonl");
    Optional.ofNullable(chooser.showSaveDialog(dialog.getDialogPane().getScene().getWindow()))
        .map(File::toPath)
        .ifPresent(file -> export(file, idx));
  }

  private void export(Path file, boolean idx) {
    work(
        job -> {
          if (idx) {
            String name = file.getFileName().toString();
            String labels =
                name.contains("images-idx3")
                    ? name.replace("images-idx3", "labels-idx1")
                    : name + "-labels";
            digits.exportIdx(file, file.resolveSibling(labels));
          } else {
            digits.exportInk(file);
          }
          return file;
        },
        saved -> navigator.notify(Messages.text("draw.saved", saved.getFileName())));
  }

  private <T> void work(Work<T> work, Consumer<T> done) {
    runner.start(work, done, navigator::showFailure);
  }
}
