package org.digitstudio.ui.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;
import org.digitstudio.insight.DigitTable;
import org.digitstudio.ui.common.FileDialogs;
import org.digitstudio.ui.common.FileDialogs.Kind;
import org.digitstudio.ui.common.Tooltips;
import org.digitstudio.ui.shell.Navigator;

/** Exports the images that pass the filter, in the order shown, or the predictions for them. */
final class SelectionFiles {
  private static final Kind CSV = new Kind("CSV", List.of("*.csv", "*.csv.gz"));
  private static final Kind CSV_TABLE = new Kind("CSV", List.of("*.csv"));
  private static final Kind NPZ = new Kind("NumPy", List.of("*.npz"));
  private static final Kind IDX =
      new Kind("IDX", List.of("*-images-idx3-ubyte", "*-images-idx3-ubyte.gz"));

  private final DataModel model;
  private final DataPage.Services services;
  private final FileDialogs dialogs;
  private final BackgroundRunner runner;
  private final Navigator navigator;

  SelectionFiles(
      DataModel model, DataPage.Services services, BackgroundRunner runner, Navigator navigator) {
    this(model, services, FileDialogs.system(), runner, navigator);
  }

  /**
   * @param dialogs ask for the file
   */
  SelectionFiles(
      DataModel model,
      DataPage.Services services,
      FileDialogs dialogs,
      BackgroundRunner runner,
      Navigator navigator) {
    this.model = model;
    this.services = services;
    this.dialogs = dialogs;
    this.runner = runner;
    this.navigator = navigator;
  }

  /** Builds the menu of what can be exported. */
  MenuButton menu() {
    MenuButton menu = new MenuButton(Messages.text("data.export"));
    menu.setId("export");
    menu.setMinWidth(MenuButton.USE_PREF_SIZE);
    Tooltips.install(menu, Messages.text("data.export.tip"));
    menu.getItems()
        .setAll(
            item("data.export.images", () -> images(menu, "digits.csv", CSV, NPZ, IDX)),
            item("data.export.pictures", () -> images(menu, "digits")),
            item("data.export.predictions", () -> predictions(menu)));
    menu.setOnShowing(
        event -> {
          boolean none = model.shown().get().length == 0;
          menu.getItems().forEach(item -> item.setDisable(none));
          menu.getItems().getLast().setDisable(none || predictionsOfShown().isEmpty());
        });
    return menu;
  }

  private static MenuItem item(String key, Runnable action) {
    MenuItem item = new MenuItem(Messages.text(key));
    item.setId(key.replace('.', '-'));
    item.setOnAction(event -> action.run());
    return item;
  }

  /** Without kinds, the name is that of a folder of pictures. */
  private void images(MenuButton over, String suggested, Kind... kinds) {
    DigitDataset data = selection();
    dialogs
        .save(over, Messages.text("data.export.title"), suggested, kinds)
        .ifPresent(file -> write(() -> services.sets().write(data, file), data, file));
  }

  private void predictions(MenuButton over) {
    DigitDataset data = selection();
    BatchResult predictions = predictionsOfShown().orElseThrow();
    dialogs
        .save(over, Messages.text("data.export.title"), "predictions.csv", CSV_TABLE)
        .ifPresent(
            file -> write(() -> services.predictions().write(data, predictions, file), data, file));
  }

  /** Writes a file on another thread. */
  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  private void write(Work work, DigitDataset data, Path file) {
    runner.start(
        task -> {
          work.run();
          return data.size();
        },
        count -> navigator.notify(Messages.text("data.export.done", count, file.getFileName())),
        navigator::showFailure);
  }

  private DigitDataset selection() {
    DigitTable table = model.table().get();
    String name =
        model.chosenSets().stream()
            .map(set -> table.sets().get(set).name())
            .collect(Collectors.joining(", "));
    return table.pick(name, model.shown().get());
  }

  /** Returns the predictions for all images shown; empty where some are missing. */
  private Optional<BatchResult> predictionsOfShown() {
    DigitTable table = model.table().get();
    int[] rows = model.shown().get();
    if (!Arrays.stream(rows).allMatch(table::isClassified)) {
      return Optional.empty();
    }
    float[] probabilities = new float[rows.length * Prediction.CLASSES];
    boolean[] sure = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      Prediction prediction = table.prediction(rows[i]).orElseThrow();
      System.arraycopy(
          prediction.probabilities(), 0, probabilities, i * Prediction.CLASSES, Prediction.CLASSES);
      sure[i] = prediction.sure();
    }
    return Optional.of(new BatchResult(probabilities, new float[0], 0, sure));
  }
}
