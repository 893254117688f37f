package org.digitstudio.ui.draw;

import javafx.beans.InvalidationListener;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.digitstudio.application.collect.WriterScore;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.MyDigit;
import org.digitstudio.ui.common.Buttons;
import org.digitstudio.ui.common.Labels;
import org.digitstudio.ui.common.Tooltips;
import org.digitstudio.ui.common.WhileInScene;

/** A table of the writers of the kept digits and the model's accuracy on each. */
final class WritersCard extends VBox {
  private final WritersModel model;
  private final GridPane table = new GridPane(12, 4);

  WritersCard(WritersModel model, MyDigitsModel myDigits) {
    super(8);
    this.model = model;
    getStyleClass().add("writers");
    ColumnConstraints name = new ColumnConstraints();
    name.setHgrow(Priority.ALWAYS);
    name.setMinWidth(0);
    ColumnConstraints number = new ColumnConstraints();
    number.setHalignment(HPos.RIGHT);
    number.setMinWidth(Region.USE_PREF_SIZE);
    table.getColumnConstraints().setAll(name, number, number);
    table.setId("writers-table");
    table.setAccessibleText(Messages.text("draw.writers.title"));
    getChildren()
        .addAll(
            Labels.section(Messages.text("draw.writers.title")),
            Labels.note(Messages.text("draw.writers.about")),
            table,
            naming(myDigits));
    InvalidationListener changed = any -> show();
    model.scores().addListener(changed);
    show();
  }

  private HBox naming(MyDigitsModel myDigits) {
    TextField field = new TextField();
    field.setId("writer-name");
    field.setPromptText(Messages.text("draw.writers.name"));
    field.setAccessibleText(Messages.text("draw.writers.name"));
    field.setTextFormatter(
        new TextFormatter<>(
            change ->
                change.getControlNewText().length() <= MyDigit.MAX_WRITER_LENGTH ? change : null));
    Tooltips.install(field, Messages.text("draw.writers.name"));
    Button set =
        Buttons.text(
            Messages.text("draw.writers.set"), () -> myDigits.nameWriter(field.getText().strip()));
    set.setId("writer-set");
    set.setMinWidth(Region.USE_PREF_SIZE);
    Tooltips.install(set, Messages.text("draw.writers.set.help"));
    field.setOnAction(event -> set.fire());
    WhileInScene.follow(
        this,
        myDigits.selectionChanges(),
        changes -> set.setDisable(myDigits.selectedCount() == 0));
    HBox.setHgrow(field, Priority.ALWAYS);
    return new HBox(8, field, set);
  }

  private void show() {
    table.getChildren().clear();
    boolean isEmpty = model.scores().isEmpty();
    table.setVisible(!isEmpty);
    table.setManaged(!isEmpty);
    if (isEmpty) {
      return;
    }
    table.addRow(
        0,
        Labels.caption(Messages.text("draw.writers.writer")),
        Labels.caption(Messages.text("draw.writers.digits")),
        Labels.caption(Messages.text("draw.writers.right")));
    for (WriterScore score : model.scores()) {
      addRow(score);
    }
  }

  private void addRow(WriterScore score) {
    String name = score.writer().isEmpty() ? Messages.text("draw.writers.unknown") : score.writer();
    Label writer = Labels.paragraph(name);
    String right = Formats.percent(score.accuracy(), 0);
    String hardest =
        score.hardest().isPresent()
            ? Messages.text("draw.writers.hardest", score.hardest().getAsInt())
            : Messages.text("draw.writers.none");
    Tooltips.install(writer, hardest);
    writer.setAccessibleText(
        Messages.text("draw.writers.row", name, score.digits(), right, hardest));
    Label digits = Labels.caption(Formats.count(score.digits()));
    Label accuracy = Labels.paragraph(right);
    accuracy.getStyleClass().add("figure");
    table.addRow(table.getRowCount(), writer, digits, accuracy);
  }
}
