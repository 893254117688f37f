package org.digitstudio.ui.draw;

import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.common.Labels;

/** Replaces the answer when a picture holds no digit: says what to try. */
final class NoDigitsPanel extends VBox {
  NoDigitsPanel() {
    getStyleClass().add("samples");
    setId("no-digits");
    getChildren()
        .addAll(
            Labels.title(Messages.text("draw.picture.none")),
            Labels.muted(Messages.text("draw.picture.try")));
  }
}
