package org.digitstudio.ui.draw;

import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.ui.common.Labels;
import org.digitstudio.ui.common.Tooltips;
import org.digitstudio.ui.common.WhileInScene;

/**
 * Ten buttons: a click on a digit keeps the drawing with that label in My digits. Without use while
 * the model has classes that are no digits.
 */
final class KeepRow extends VBox {
  KeepRow(DrawViewModel model, IntConsumer keep, Runnable openMyDigits) {
    Hyperlink all = new Hyperlink(Messages.text("draw.mydigits"));
    all.setId("my-digits");
    all.getStyleClass().add("small");
    all.setMinWidth(Region.USE_PREF_SIZE);
    all.setOnAction(event -> openMyDigits.run());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(8, Labels.caption(Messages.text("draw.keep")), gap, all);
    head.setAlignment(Pos.CENTER_LEFT);
    HBox digits = new HBox(4);
    for (int digit = 0; digit < Prediction.CLASSES; digit++) {
      int label = digit;
      Button button = new Button(Integer.toString(digit));
      button.setId("keep-" + digit);
      button.getStyleClass().add("keep-button");
      button.setMaxWidth(Double.MAX_VALUE);
      button.setOnAction(event -> keep.accept(label));
      HBox.setHgrow(button, Priority.ALWAYS);
      Tooltips.install(button, Messages.text("draw.keep.as", digit));
      digits.getChildren().add(button);
    }
    WhileInScene.follow(
        this,
        model.reading(),
        reading ->
            digits.setDisable(reading.single().isEmpty() || !reading.classNames().areDigits()));
    setSpacing(4);
    getChildren().addAll(head, digits);
  }
}
