package org.digitstudio.ui.train.widgets;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputDialog;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.FileKind;
import org.digitstudio.domain.port.FileWriter;
import org.digitstudio.domain.port.RunFormat;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.ui.common.Dialogs;
import org.digitstudio.ui.common.Dialogs.Confirmation;
import org.digitstudio.ui.common.FileDialogs;
import org.digitstudio.ui.common.FileDialogs.Kind;
import org.digitstudio.ui.common.PictureFiles;
import org.digitstudio.ui.train.model.TrainViewModel;
import org.digitstudio.ui.train.replay.FilmRecorder;

/** Actions on runs that ask the user first. */
public final class RunActions {
  /**
   * Formats in which runs leave the program besides CSV and JSON.
   *
   * @param writer writes the files
   */
  public record Exports(List<RunFormat> formats, FileWriter writer) {
    public Exports {
      formats = List.copyOf(formats);
    }
  }

  /** More frames than this make an animation large without showing more. */
  private static final int MAX_FRAMES = 64;

  /** Pictures of a strip: three rows of three. */
  private static final int STRIP_FRAMES = 9;

  private final TrainViewModel model;
  private final FileDialogs files;
  private final Exports exports;

  public RunActions(TrainViewModel model, FileDialogs files, Exports exports) {
    this.model = model;
    this.files = files;
    this.exports = exports;
  }

  public void rename(Node over, RunRecord run) {
    TextInputDialog dialog = new TextInputDialog(run.name());
    dialog.initOwner(over.getScene().getWindow());
    dialog.getDialogPane().getStylesheets().setAll(over.getScene().getStylesheets());
    dialog.setTitle(Messages.text("train.rename.title"));
    dialog.setHeaderText(Messages.text("train.rename.header"));
    dialog.setGraphic(null);
    dialog.showAndWait().ifPresent(name -> model.runs().rename(run, name));
  }

  /** Asks whether the window may close during a run; stops the run if so. */
  public boolean mayClose(Node over) {
    if (!model.isRunning()) {
      return true;
    }
    boolean close =
        Dialogs.confirm(
            over.getScene().getWindow(),
            new Confirmation(
                Messages.text("train.close.title"),
                Messages.text("train.close.question"),
                Messages.text("train.close.yes"),
                Messages.text("train.close.no")));
    if (close) {
      model.abandon();
    }
    return close;
  }

  public void exportCsv(Node over, List<RunRecord> runs) {
    files
        .save(over, save(), fileName(runs) + ".csv", new Kind("CSV", List.of("*.csv")))
        .ifPresent(file -> model.runs().exportCsv(runs, file));
  }

  public void exportJson(Node over, List<RunRecord> runs) {
    files
        .save(over, save(), fileName(runs) + ".json", new Kind("JSON", List.of("*.json")))
        .ifPresent(file -> model.runs().exportJson(runs, file));
  }

  /** Returns a menu item for each format besides CSV and JSON. */
  public List<MenuItem> exportItems(Node over, Supplier<Optional<RunRecord>> run) {
    return exports.formats().stream().map(format -> item(over, run, format)).toList();
  }

  private MenuItem item(Node over, Supplier<Optional<RunRecord>> run, RunFormat format) {
    MenuItem item = new MenuItem(Messages.text(format.nameKey()));
    item.setId("train-export-" + format.id());
    item.setOnAction(event -> run.get().ifPresent(chosen -> exportAs(over, chosen, format)));
    return item;
  }

  private void exportAs(Node over, RunRecord run, RunFormat format) {
    files
        .save(over, save(), format.fileName(run))
        .ifPresent(file -> model.runs().exportAs(run, format, exports.writer(), file));
  }

  public void exportPicture(Node over, Node picture) {
    files
        .save(over, save(), "curves.png", new Kind("PNG", List.of("*.png")))
        .ifPresent(file -> model.models().exportPicture(PictureFiles.photograph(picture), file));
  }

  /** Saves the moments of a run as an animated GIF, or as a strip of pictures in one PNG. */
  public void saveFilm(Node over, RunRecord run, FilmRecorder film, boolean animated) {
    Kind kind = animated ? new Kind("GIF", List.of("*.gif")) : new Kind("PNG", List.of("*.png"));
    files
        .save(over, save(), fileName(List.of(run)) + (animated ? ".gif" : ".png"), kind)
        .ifPresent(
            file ->
                film.record(
                    animated ? MAX_FRAMES : STRIP_FRAMES,
                    pictures -> model.models().exportFilm(pictures, animated, file)));
  }

  public void saveModel(Node over, RunRecord run) {
    files
        .save(over, save(), fileName(List.of(run)) + ".zip", writtenModels())
        .ifPresent(file -> model.models().export(run, file));
  }

  public void openModel(Node over) {
    files
        .open(over, Messages.text("train.file.open"), models())
        .ifPresent(file -> model.models().open(file));
  }

  private static String save() {
    return Messages.text("train.file.save");
  }

  private static Kind writtenModels() {
    return new Kind(
        Messages.text("train.file.models"),
        List.of("*.zip", "*.digitmodel", "*.onnx", "*.safetensors"));
  }

  private static Kind models() {
    return new Kind(Messages.text("train.file.models"), FileKind.MODEL.patterns());
  }

  private static String fileName(List<RunRecord> runs) {
    return runs.size() == 1 ? runs.getFirst().name().replaceAll("[^\\p{L}\\p{N}-]+", "-") : "runs";
  }
}
