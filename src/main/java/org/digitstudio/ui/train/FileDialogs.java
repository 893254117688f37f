package org.digitstudio.ui.train;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.FileKind;
import org.jspecify.annotations.Nullable;

/** Asks the user for files. */
interface FileDialogs {
  /**
   * @param suggested a file name with extension, such as {@code runs.csv}
   */
  Optional<Path> save(Node over, String suggested);

  Optional<Path> openModel(Node over);

  /** Returns the file dialogs of the system. */
  static FileDialogs system() {
    return new FileDialogs() {
      @Override
      public Optional<Path> save(Node over, String suggested) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.text("train.file.save"));
        chooser.setInitialFileName(suggested);
        String ending = "*" + suggested.substring(suggested.lastIndexOf('.'));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(ending, ending));
        @Nullable File file = chooser.showSaveDialog(over.getScene().getWindow());
        return Optional.ofNullable(file).map(File::toPath);
      }

      @Override
      public Optional<Path> openModel(Node over) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.text("train.file.open"));
        chooser
            .getExtensionFilters()
            .add(
                new FileChooser.ExtensionFilter(
                    Messages.text("train.file.models"), FileKind.MODEL.patterns()));
        @Nullable File file = chooser.showOpenDialog(over.getScene().getWindow());
        return Optional.ofNullable(file).map(File::toPath);
      }
    };
  }
}
