package org.digitstudio.ui.data;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.digitstudio.application.data.DatasetService;
import org.digitstudio.application.data.OpenedSet;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.insight.DigitFilter;
import org.digitstudio.ui.shell.Navigator;

/** Opens data sets by file chooser or drop, transposes, inverts and closes them. */
final class SetFiles {
  private final DatasetService datasets;
  private final DataModel model;
  private final Navigator navigator;
  private final Consumer<List<OpenedSet>> onOpened;

  /**
   * @param onOpened called with the sets, some of which may look transposed or inverted
   */
  SetFiles(
      DatasetService datasets,
      DataModel model,
      Navigator navigator,
      Consumer<List<OpenedSet>> onOpened) {
    this.datasets = datasets;
    this.model = model;
    this.navigator = navigator;
    this.onOpened = onOpened;
  }

  void choose(Window owner) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Messages.text("data.open.tip"));
    Optional.ofNullable(chooser.showOpenMultipleDialog(owner))
        .ifPresent(files -> open(files.stream().map(File::toPath).toList()));
  }

  void open(List<Path> files) {
    datasets.openFiles(files, this::opened, this::failed);
  }

  private void opened(List<OpenedSet> opened) {
    List<DigitDataset> sets = opened.stream().map(OpenedSet::data).toList();
    List<DigitDataset> all = model.table().get().sets();
    int mask = sets.stream().mapToInt(set -> 1 << all.indexOf(set)).reduce(0, (a, b) -> a | b);
    model.filter().set(DigitFilter.ALL.withSets(mask));
    navigator.notify(
        Messages.text(
            "data.open.done",
            sets.stream().map(DigitDataset::name).collect(Collectors.joining(", ")),
            sets.stream().mapToInt(DigitDataset::size).sum()));
    onOpened.accept(opened);
  }

  private void failed(Throwable cause) {
    navigator.showFailure(cause, Messages.text("data.open.failed"));
  }

  /** Shows the menu of an opened set. */
  void menu(DigitDataset data, Node beside) {
    MenuItem turn = new MenuItem(Messages.text("data.set.turn"));
    turn.setOnAction(event -> datasets.transpose(data));
    MenuItem invert = new MenuItem(Messages.text("data.set.invert"));
    invert.setOnAction(event -> datasets.invert(data));
    MenuItem close = new MenuItem(Messages.text("data.set.close"));
    close.setOnAction(event -> datasets.close(data));
    new ContextMenu(turn, invert, close).show(beside, Side.BOTTOM, 0, 0);
  }

  /** Accepts any file or folder: one that is no data set is refused with a message. */
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
