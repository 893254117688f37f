package org.digitstudio.ui.train.plan;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.application.training.ChosenSet;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.ui.common.DigitView;
import org.digitstudio.ui.common.FileDialogs;
import org.digitstudio.ui.common.FormRow;
import org.digitstudio.ui.common.FormRow.Severity;
import org.digitstudio.ui.common.Labels;
import org.digitstudio.ui.common.Tooltips;
import org.digitstudio.ui.train.model.Advice;
import org.digitstudio.ui.train.model.DataChoice;
import org.digitstudio.ui.train.model.PlanField;
import org.digitstudio.ui.train.model.PlanViewModel;

/** The training data of the next run: MNIST, files of the user, My digits, or a mix. */
final class DataCard extends VBox {
  private static final int NAME_ROWS = 3;

  private final DataChoice data;
  private final FileDialogs files;
  private final SettingRows rows;
  private final MenuButton choice = new MenuButton();
  private final Label counts = Labels.note("");
  private final HBox samples = new HBox(2);
  private final FormRow transposed;
  private final FormRow inverted;
  private final FormRow withMnist;
  private final FormRow myDigits;
  private final FormRow names;

  DataCard(DataChoice data, PlanViewModel plan, FileDialogs files) {
    this.data = data;
    this.files = files;
    this.rows = new SettingRows(plan.advice());
    getStyleClass().addAll("card-box", "settings-card");
    choice.setId("train-data");
    choice.setMaxWidth(Double.MAX_VALUE);
    choice
        .getItems()
        .setAll(
            item("train-data-mnist", "train.data.mnist", data::chooseMnist),
            item("train-data-files", "train.data.files", this::chooseFiles),
            item("train-data-folder", "train.data.folder", this::chooseFolder),
            item("train-data-my-digits", "train.data.my-digits", data::chooseMyDigits));
    Tooltips.install(choice, Messages.text("train.data.help"));
    counts.setId("train-data-counts");
    samples.setId("train-data-samples");
    inverted = check(PlanField.INVERT, data.inverted());
    transposed = check(PlanField.TRANSPOSE, data.transposed());
    withMnist = check(PlanField.WITH_MNIST, data.withMnist());
    myDigits = check(PlanField.MY_DIGITS, data.withMyDigits());
    names = names();
    getChildren()
        .addAll(
            Labels.section(Messages.text("train.data")),
            new VBox(8, choice, counts, samples),
            new VBox(inverted, transposed, names, withMnist, myDigits));
    for (Observable each :
        List.of(
            data.set(), data.opening(), data.transposed(), data.inverted(), data.namesAdvice())) {
      each.addListener(any -> show());
    }
    data.trainingImages().addListener(any -> show());
    data.classNames().addListener(any -> show());
    setOnDragOver(this::dragged);
    setOnDragDropped(this::dropped);
    show();
  }

  private static MenuItem item(String id, String key, Runnable action) {
    MenuItem item = new MenuItem(Messages.text(key));
    item.setId(id);
    item.setOnAction(event -> action.run());
    return item;
  }

  private FormRow check(PlanField field, BooleanProperty value) {
    CheckBox box = new CheckBox();
    box.selectedProperty().bindBidirectional(value);
    return rows.check(field, box);
  }

  private FormRow names() {
    TextArea input = new TextArea();
    input.setWrapText(true);
    input.setPrefRowCount(NAME_ROWS);
    input.setId(SettingRows.id(PlanField.CLASS_NAMES));
    input.textProperty().bindBidirectional(data.classNames());
    return rows.row(PlanField.CLASS_NAMES, input);
  }

  private void chooseFiles() {
    List<Path> chosen = files.openSeveral(this, Messages.text("train.data.files"));
    if (!chosen.isEmpty()) {
      data.choose(chosen);
    }
  }

  private void chooseFolder() {
    files
        .openFolder(this, Messages.text("train.data.folder"))
        .ifPresent(folder -> data.choose(List.of(folder)));
  }

  private void show() {
    Optional<ChosenSet> set = data.set().get();
    boolean ofFiles = set.filter(chosen -> !chosen.files().isEmpty()).isPresent();
    choice.setText(set.map(ChosenSet::name).orElse(Messages.text("train.data.mnist")));
    choice.setDisable(data.opening().get());
    counts.setText(counts(set));
    showSamples(data.samples());
    for (FormRow row : List.of(inverted, transposed, names)) {
      show(row, ofFiles);
    }
    show(withMnist, ofFiles && data.areDigits());
    show(myDigits, data.areDigits() && (ofFiles || set.isEmpty()));
    set.ifPresent(this::advise);
  }

  private static void show(FormRow row, boolean visible) {
    row.setVisible(visible);
    row.setManaged(visible);
  }

  private String counts(Optional<ChosenSet> set) {
    if (data.opening().get()) {
      return Messages.text("train.data.opening");
    }
    return set.map(DataCard::counts).orElse(Messages.text("train.data.mnist.about"));
  }

  private static String counts(ChosenSet set) {
    String key = set.ownTest() ? "train.data.two-parts" : "train.data.one-part";
    String counted = Messages.text(key, set.training(), set.test());
    List<Integer> missing = set.missingClasses();
    if (missing.isEmpty()) {
      return counted;
    }
    String classes = missing.stream().map(set.classNames()::of).collect(Collectors.joining(", "));
    return counted + " " + Messages.text("train.data.missing", missing.size(), classes);
  }

  /** Offers to turn images that look transposed or inverted. */
  private void advise(ChosenSet set) {
    offer(inverted, set.looksInverted() && !data.inverted().get(), "train.data.looks-inverted");
    offer(
        transposed,
        set.looksTransposed() && !data.transposed().get(),
        "train.data.looks-transposed");
    Optional<Advice> wrong = data.namesAdvice().get();
    wrong.ifPresentOrElse(
        advice -> names.advise(Severity.ERROR, advice.text()), names::clearAdvice);
  }

  private static void offer(FormRow row, boolean needed, String key) {
    if (needed) {
      row.advise(Severity.WARNING, Messages.text(key));
    } else {
      row.clearAdvice();
    }
  }

  private void showSamples(Optional<DigitDataset> set) {
    samples.getChildren().clear();
    samples.setManaged(set.isPresent());
    set.ifPresent(
        images -> {
          for (int i = 0; i < images.size(); i++) {
            DigitView view = new DigitView(DigitImage.SIDE);
            view.show(images.image(i));
            String name = images.classNames().of(images.label(i));
            view.setAccessibleText(name);
            Tooltip.install(view, new Tooltip(name));
            samples.getChildren().add(view);
          }
        });
  }

  private void dragged(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  private void dropped(DragEvent event) {
    data.choose(event.getDragboard().getFiles().stream().map(File::toPath).toList());
    event.setDropCompleted(true);
    event.consume();
  }
}
