package org.digitstudio.ui.inside.tour;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.port.FileWriter;
import org.digitstudio.ui.common.FileDialogs;
import org.digitstudio.ui.shell.Navigator;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The menu of tours: those that come with the program, and those opened from files. */
public final class TourMenu extends MenuButton {
  private final TourFiles files;
  private final Consumer<TourScript> onStart;
  private final List<TourScript> opened = new ArrayList<>();

  /**
   * Opens and saves tours.
   *
   * @param dialogs asks for files
   * @param writer writes files
   * @param navigator shows the outcome
   */
  public record TourFiles(
      FileDialogs dialogs, FileWriter writer, BackgroundRunner runner, Navigator navigator) {}

  /**
   * @param onStart receives the tour that is chosen
   */
  public TourMenu(TourFiles files, Consumer<TourScript> onStart) {
    super(Messages.text("inside.tour"), new FontIcon(Feather.MAP));
    this.files = files;
    this.onStart = onStart;
    setId("inside-tour");
    setTooltip(new Tooltip(Messages.text("inside.tour.hint")));
    fill();
  }

  private void fill() {
    Menu save = new Menu(Messages.text("inside.tours.save"));
    save.setId("inside-tour-save");
    List<MenuItem> starts = new ArrayList<>();
    List<TourScript> tours = new ArrayList<>(BundledTours.all());
    tours.addAll(opened);
    for (TourScript tour : tours) {
      MenuItem start = new MenuItem(tour.title());
      start.setMnemonicParsing(false);
      start.setOnAction(event -> onStart.accept(tour));
      starts.add(start);
      MenuItem toFile = new MenuItem(tour.title());
      toFile.setMnemonicParsing(false);
      toFile.setOnAction(event -> save(tour));
      save.getItems().add(toFile);
    }
    MenuItem open = new MenuItem(Messages.text("inside.tours.open"));
    open.setId("inside-tour-open");
    open.setOnAction(event -> open());
    getItems().setAll(starts);
    getItems().addAll(new SeparatorMenuItem(), open, save);
  }

  private static FileDialogs.Kind kind() {
    return new FileDialogs.Kind(Messages.text("inside.tours.kind"), List.of("*.txt"));
  }

  private void open() {
    files
        .dialogs
        .open(this, Messages.text("inside.tours.open.title"), kind())
        .ifPresent(
            file ->
                files.runner.start(
                    job -> TourFile.read(file), this::opened, files.navigator::showFailure));
  }

  /** Starts a tour from a file; it replaces an earlier one of the same title. */
  private void opened(TourScript tour) {
    opened.removeIf(known -> known.title().equals(tour.title()));
    opened.add(tour);
    fill();
    onStart.accept(tour);
  }

  private void save(TourScript tour) {
    String name = tour.title().toLowerCase(Messages.locale()).replaceAll("[^\\p{L}\\p{N}]+", "-");
    files
        .dialogs
        .save(this, Messages.text("inside.tours.save.title"), name + ".txt", kind())
        .ifPresent(file -> write(file, tour));
  }

  private void write(Path file, TourScript tour) {
    String notes = Messages.text("inside.tours.notes", TourFile.stations());
    byte[] bytes = TourFile.format(tour, notes).getBytes(StandardCharsets.UTF_8);
    files.runner.start(
        job -> {
          files.writer.write(file, bytes);
          return file.getFileName();
        },
        saved -> files.navigator.notify(Messages.text("inside.save.done", saved)),
        files.navigator::showFailure);
  }
}
