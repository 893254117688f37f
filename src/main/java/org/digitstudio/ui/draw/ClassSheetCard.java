package org.digitstudio.ui.draw;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.common.Buttons;
import org.digitstudio.ui.common.FileDialogs;
import org.digitstudio.ui.common.Labels;
import org.digitstudio.ui.common.WhileInScene;

/** A class's sheet of boxes: saved to be printed, then read from a photograph into My digits. */
final class ClassSheetCard extends VBox {
  private static final String FILE = "digit-studio-sheet.pdf";

  ClassSheetCard(ClassSheetModel model, FileDialogs dialogs) {
    getStyleClass().add("adapt");
    Button save =
        Buttons.text(
            Messages.text("draw.sheet.save"),
            () ->
                dialogs
                    .save(
                        this, Messages.text("draw.sheet.save"), FILE, kind("draw.sheet.pdf", "pdf"))
                    .ifPresent(model::save));
    save.setId("sheet-save");
    Button read =
        Buttons.text(Messages.text("draw.sheet.read"), () -> chooseAndRead(model, dialogs));
    read.setId("sheet-read");
    WhileInScene.follow(
        this,
        model.isReading(),
        reading -> {
          read.setDisable(reading);
          read.setText(Messages.text(reading ? "draw.sheet.reading" : "draw.sheet.read"));
        });
    getChildren()
        .addAll(
            Labels.section(Messages.text("draw.sheet.title")),
            Labels.paragraph(Messages.text("draw.sheet.text")),
            new FlowPane(8, 8, save, read));
  }

  private void chooseAndRead(ClassSheetModel model, FileDialogs dialogs) {
    FileDialogs.Kind pictures =
        new FileDialogs.Kind(
            Messages.text("draw.sheet.pictures"),
            List.of("*.png", "*.jpg", "*.jpeg", "*.bmp", "*.gif"));
    dialogs.open(this, Messages.text("draw.sheet.read"), pictures).ifPresent(model::read);
  }

  private static FileDialogs.Kind kind(String name, String ending) {
    return new FileDialogs.Kind(Messages.text(name), List.of("*." + ending));
  }
}
