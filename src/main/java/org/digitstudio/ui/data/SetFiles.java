package org.digitstudio.ui.data;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.digitstudio.application.data.DatasetService;
import org.digitstudio.application.data.IdxPair;
import org.digitstudio.application.data.OpenedSet;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.insight.DigitFilter;
import org.digitstudio.ui.shell.Navigator;

/** Opens IDX sets by file chooser or drop, transposes and closes them. */
final class SetFiles {
  private final DatasetService datasets;
  private final DataModel model;
  private final Navigator navigator;
  private final Consumer<DigitDataset> onTransposed;

  /**
   * @param onTransposed called with a set whose images look transposed
   */
  SetFiles(
      DatasetService datasets,
      DataModel model,
      Navigator navigator,
      Consumer<DigitDataset> onTransposed) {
    this.datasets = datasets;
    this.model = model;
    this.navigator = navigator;
    this.onTransposed = onTransposed;
  }

  void choose(Window owner) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Messages.text("data.open.tip"));
    Optional.ofNullable(chooser.showOpenMultipleDialog(owner))
        .ifPresent(files -> open(files.stream().map(File::toPath).toList()));
  }

  void open(List<Path> files) {
    try {
      datasets.openPair(IdxPair.among(files), this::opened, this::failed);
    } catch (IOException e) {
      failed(e);
    }
  }

  private void opened(OpenedSet opened) {
    DigitDataset data = opened.data();
    int set = model.table().get().sets().indexOf(data);
    model.filter().set(DigitFilter.ALL.withSets(1 << set));
    navigator.notify(Messages.text("data.open.done", data.name(), data.size()));
    if (opened.looksTransposed()) {
      onTransposed.accept(data);
    }
  }

  private void failed(Throwable cause) {
    navigator.showFailure(cause, Messages.text("data.open.failed"));
  }

  /** Shows the menu of an opened set. */
  void menu(DigitDataset data, Node beside) {
    MenuItem turn = new MenuItem(Messages.text("data.set.turn"));
    turn.setOnAction(event -> datasets.transpose(data));
    MenuItem close = new MenuItem(Messages.text("data.set.close"));
    close.setOnAction(event -> datasets.close(data));
    new ContextMenu(turn, close).show(beside, Side.BOTTOM, 0, 0);
  }

  /** Accepts any file: one that is not an IDX set is refused with a message. */
  void dragged(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  void dropped(DragEvent event) {
    event.setDropCompleted(true);
    event.consume();
    open(event.getDragboard().getFiles().stream().map(File::toPath).toList());
  }
}
