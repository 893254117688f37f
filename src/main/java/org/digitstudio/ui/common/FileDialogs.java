package org.digitstudio.ui.common;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;

/** Asks the user for a file; tests answer in place of the system. */
public interface FileDialogs {
  /**
   * A kind of file to choose from.
   *
   * @param name as the dialog lists it
   * @param patterns such as {@code *.png}; the first one's ending is given to a name without any
   */
  record Kind(String name, List<String> patterns) {
    public Kind {
      patterns = List.copyOf(patterns);
    }

    private boolean matches(Path file) {
      String name = file.toString().toLowerCase(Locale.ROOT);
      return patterns.stream().anyMatch(pattern -> name.endsWith(pattern.substring(1)));
    }
  }

  /**
   * Asks which file to open.
   *
   * @param over the dialog opens over this node's window
   * @param title names the act
   * @return empty when the user cancels
   */
  Optional<Path> open(Node over, String title, Kind... kinds);

  /**
   * Asks which files to open together, such as images and their labels.
   *
   * @return none when the user cancels
   */
  default List<Path> openSeveral(Node over, String title) {
    return open(over, title).map(List::of).orElse(List.of());
  }

  /**
   * Asks which folder to open.
   *
   * @return empty when the user cancels
   */
  default Optional<Path> openFolder(Node over, String title) {
    return open(over, title);
  }

  /**
   * Asks where to save a file.
   *
   * @param suggested a file name with its ending
   * @return empty when the user cancels
   */
  Optional<Path> save(Node over, String title, String suggested, Kind... kinds);

  /** Returns the system's own dialogs, which start in the folder used last. */
  static FileDialogs system() {
    return new SystemFileDialogs();
  }

  /** The dialogs of JavaFX, which are those of the system. */
  final class SystemFileDialogs implements FileDialogs {
    private Optional<Path> folder = Optional.empty();

    private SystemFileDialogs() {}

    @Override
    public Optional<Path> open(Node over, String title, Kind... kinds) {
      FileChooser chooser = chooser(title, kinds);
      return remember(Optional.ofNullable(chooser.showOpenDialog(over.getScene().getWindow())));
    }

    @Override
    public List<Path> openSeveral(Node over, String title) {
      List<File> chosen = chooser(title).showOpenMultipleDialog(over.getScene().getWindow());
      List<Path> files =
          Optional.ofNullable(chosen).orElse(List.of()).stream().map(File::toPath).toList();
      files.stream().findFirst().map(Path::toFile).ifPresent(file -> remember(Optional.of(file)));
      return files;
    }

    @Override
    public Optional<Path> openFolder(Node over, String title) {
      DirectoryChooser chooser = new DirectoryChooser();
      chooser.setTitle(title);
      folder
          .filter(Files::isDirectory)
          .ifPresent(last -> chooser.setInitialDirectory(last.toFile()));
      return remember(Optional.ofNullable(chooser.showDialog(over.getScene().getWindow())));
    }

    @Override
    public Optional<Path> save(Node over, String title, String suggested, Kind... kinds) {
      FileChooser chooser = chooser(title, kinds);
      chooser.setInitialFileName(suggested);
      return remember(Optional.ofNullable(chooser.showSaveDialog(over.getScene().getWindow())))
          .map(file -> withEnding(file, kinds));
    }

    private FileChooser chooser(String title, Kind... kinds) {
      FileChooser chooser = new FileChooser();
      chooser.setTitle(title);
      folder
          .filter(Files::isDirectory)
          .ifPresent(last -> chooser.setInitialDirectory(last.toFile()));
      for (Kind kind : kinds) {
        chooser.getExtensionFilters().add(new ExtensionFilter(kind.name, kind.patterns));
      }
      return chooser;
    }

    private Optional<Path> remember(Optional<File> chosen) {
      Optional<Path> file = chosen.map(File::toPath);
      folder = file.map(Path::toAbsolutePath).map(Path::getParent).or(() -> folder);
      return file;
    }
  }

  /** Returns the file with the first kind's ending, unless its name has that of any kind. */
  static Path withEnding(Path file, Kind... kinds) {
    boolean known = kinds.length == 0 || Arrays.stream(kinds).anyMatch(kind -> kind.matches(file));
    return known
        ? file
        : file.resolveSibling(file.getFileName() + kinds[0].patterns.getFirst().substring(1));
  }
}
