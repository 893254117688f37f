package org.digitstudio.ui.inside.tour;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
    getItems().addAll(new SeparatorMenuItem(), open, save, worksheets(tours));
  }

  /** Builds the menu of worksheets; a tour without questions has none. */
  private Menu worksheets(List<TourScript> tours) {
    Menu menu = new Menu(Messages.text("inside.tours.worksheet"));
    menu.setId("inside-tour-worksheet");
    for (TourScript tour : tours) {
      MenuItem item = new MenuItem(tour.title());
      item.setMnemonicParsing(false);
      item.setDisable(Worksheets.exercises(tour).isEmpty());
      item.setOnAction(event -> print(tour));
      menu.getItems().add(item);
    }
    return menu;
  }

  private void print(TourScript tour) {
    files
        .dialogs
        .save(
            this,
            Messages.text("inside.tours.worksheet.title"),
            fileName(tour) + ".pdf",
            new FileDialogs.Kind("PDF", List.of("*.pdf")))
        .ifPresent(file -> write(file, () -> Worksheets.pdf(tour)));
  }

  private static String fileName(TourScript tour) {
    return tour.title().toLowerCase(Messages.locale()).replaceAll("[^\\p{L}\\p{N}]+", "-");
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
    files
        .dialogs
        .save(this, Messages.text("inside.tours.save.title"), fileName(tour) + ".txt", kind())
        .ifPresent(file -> write(file, () -> text(tour)));
  }

  private static byte[] text(TourScript tour) {
    String notes = Messages.text("inside.tours.notes", TourFile.stations());
    return TourFile.format(tour, notes).getBytes(StandardCharsets.UTF_8);
  }

  private void write(Path file, Supplier<byte[]> content) {
    files.runner.start(
        job -> {
          files.writer.write(file, content.get());
          return file.getFileName();
        },
        saved -> files.navigator.notify(Messages.text("inside.save.done", saved)),
        files.navigator::showFailure);
  }
}
