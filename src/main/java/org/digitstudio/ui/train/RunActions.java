package org.digitstudio.ui.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.TextInputDialog;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.ui.common.PictureFiles;

/** Actions on runs that ask the user first. */
final class RunActions {
  private final TrainViewModel model;
  private final FileDialogs files;

  RunActions(TrainViewModel model, FileDialogs files) {
    this.model = model;
    this.files = files;
  }

  void rename(Node over, RunRecord run) {
    TextInputDialog dialog = new TextInputDialog(run.name());
    dialog.initOwner(over.getScene().getWindow());
    dialog.setTitle(Messages.text("train.runs.rename"));
    dialog.setHeaderText(Messages.text("train.rename.header"));
    dialog.setGraphic(null);
    dialog.showAndWait().ifPresent(name -> model.runs().rename(run, name));
  }

  void delete(Node over, List<RunRecord> runs) {
    String what =
        runs.size() == 1
            ? Messages.text("train.delete.one", runs.getFirst().name())
            : Messages.text("train.delete.many", runs.size());
    if (asks(over, what, "train.delete.yes", "train.delete.no")) {
      model.runs().delete(runs);
    }
  }

  /** Asks whether the window may close during a run; stops the run if so. */
  boolean mayClose(Node over) {
    if (!model.isUnderWay()) {
      return true;
    }
    boolean close =
        asks(over, Messages.text("train.close.question"), "train.close.yes", "train.close.no");
    if (close) {
      model.abandon();
    }
    return close;
  }

  private static boolean asks(Node over, String question, String yesKey, String noKey) {
    ButtonType yes = new ButtonType(Messages.text(yesKey), ButtonData.OK_DONE);
    ButtonType no = new ButtonType(Messages.text(noKey), ButtonData.CANCEL_CLOSE);
    Alert alert = new Alert(Alert.AlertType.CONFIRMATION, question, yes, no);
    alert.initOwner(over.getScene().getWindow());
    alert.setHeaderText(null);
    alert.setGraphic(null);
    return alert.showAndWait().filter(yes::equals).isPresent();
  }

  void exportCsv(Node over, List<RunRecord> runs) {
    files.save(over, fileName(runs) + ".csv").ifPresent(file -> model.runs().exportCsv(runs, file));
  }

  void exportJson(Node over, List<RunRecord> runs) {
    files
        .save(over, fileName(runs) + ".json")
        .ifPresent(file -> model.runs().exportJson(runs, file));
  }

  void exportPicture(Node over, Node picture) {
    files
        .save(over, "curves.png")
        .ifPresent(file -> model.exportPicture(PictureFiles.photograph(picture), file));
  }

  void saveModel(Node over, RunRecord run) {
    Optional<Path> file = files.save(over, fileName(List.of(run)) + ".zip");
    file.ifPresent(path -> model.exportModel(run, path));
  }

  void openModel(Node over) {
    files.openModel(over).ifPresent(model::importModel);
  }

  private static String fileName(List<RunRecord> runs) {
    return runs.size() == 1 ? runs.getFirst().name().replaceAll("[^\\p{L}\\p{N}-]+", "-") : "runs";
  }
}
