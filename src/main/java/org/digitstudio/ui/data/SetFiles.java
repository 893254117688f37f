package org.digitstudio.ui.data;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.digitstudio.application.DatasetService;
import org.digitstudio.application.IdxPair;
import org.digitstudio.domain.DigitDataset;
import org.digitstudio.ui.common.Messages;
import org.digitstudio.ui.shell.Navigator;

/** IDX sets of the user's own: by file chooser or drop, turned upright, closed again. */
final class SetFiles {
  private final DatasetService datasets;
  private final DataModel model;
  private final Navigator navigator;

  SetFiles(DatasetService datasets, DataModel model, Navigator navigator) {
    this.datasets = datasets;
    this.model = model;
    this.navigator = navigator;
  }

  void choose(Window owner) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Messages.text("data.open.tip"));
    Optional.ofNullable(chooser.showOpenMultipleDialog(owner))
        .ifPresent(files -> open(files.stream().map(File::toPath).toList()));
  }

  void open(List<Path> files) {
    try {
      IdxPair pair = IdxPair.among(files);
      datasets.openPair(pair, data -> opened(pair, data), this::failed);
    } catch (IOException e) {
      failed(e);
    }
  }

  private void opened(IdxPair pair, DigitDataset data) {
    DigitDataset shown = data;
    if (pair.looksTransposed()) {
      datasets.transpose(data);
      shown = model.table().get().sets().getLast();
    }
    int set = model.table().get().sets().indexOf(shown);
    model.filter().set(org.digitstudio.insight.DigitFilter.ALL.withSets(1 << set));
    navigator.notify(
        Messages.text(
            pair.looksTransposed() ? "data.open.turned" : "data.open.done",
            data.name(),
            data.size()));
  }

  private void failed(Exception cause) {
    String words =
        cause instanceof IOException && cause.getMessage() != null
            ? cause.getMessage()
            : Messages.text("data.open.failed");
    navigator.showError(words, Optional.of(cause));
  }

  /** What can be done with an opened set. */
  void menu(DigitDataset data, Node beside) {
    MenuItem turn = new MenuItem(Messages.text("data.set.turn"));
    turn.setOnAction(event -> datasets.transpose(data));
    MenuItem close = new MenuItem(Messages.text("data.set.close"));
    close.setOnAction(event -> datasets.close(data));
    new ContextMenu(turn, close).show(beside, Side.BOTTOM, 0, 0);
  }

  void dragged(DragEvent event) {
    if (event.getDragboard().hasFiles() && looksIdx(event.getDragboard().getFiles())) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  void dropped(DragEvent event) {
    event.setDropCompleted(true);
    event.consume();
    open(event.getDragboard().getFiles().stream().map(File::toPath).toList());
  }

  private static boolean looksIdx(List<File> files) {
    return files.stream()
        .map(file -> file.getName().toLowerCase(Locale.ROOT))
        .anyMatch(name -> name.contains("idx") || name.contains("ubyte"));
  }
}
