package org.digitstudio.ui.data;

import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.digitstudio.application.text.Messages;
import org.digitstudio.insight.DigitFilter;

/** Two fields for a range of indices, both ends included; an empty field is unbounded. */
final class IndexFields extends HBox {
  private final TextField first = new TextField();
  private final TextField last = new TextField();
  private boolean showing;

  /**
   * @param onChange called with the first and the last index
   */
  IndexFields(BiConsumer<Integer, Integer> onChange) {
    super(4);
    setAlignment(Pos.CENTER);
    prepare(first, "firstIndex", "data.filter.first", onChange);
    prepare(last, "lastIndex", "data.filter.last", onChange);
    getChildren().addAll(first, new Label("–"), last);
  }

  private void prepare(
      TextField field, String id, String key, BiConsumer<Integer, Integer> onChange) {
    field.setId(id);
    field.setPromptText(Messages.text(key));
    field.setAccessibleText(Messages.text(key));
    field.setPrefWidth(10);
    HBox.setHgrow(field, Priority.ALWAYS);
    field.setTextFormatter(
        new TextFormatter<>(
            change -> change.getControlNewText().matches("\\d{0,7}") ? change : null));
    field
        .textProperty()
        .addListener(
            (property, before, now) -> {
              if (!showing) {
                onChange.accept(number(first, 0), number(last, Integer.MAX_VALUE));
              }
            });
  }

  private static int number(TextField field, int otherwise) {
    return field.getText().isEmpty() ? otherwise : Integer.parseInt(field.getText());
  }

  void show(DigitFilter filter) {
    showing = true;
    show(first, filter.firstIndex(), 0);
    show(last, filter.lastIndex(), Integer.MAX_VALUE);
    showing = false;
  }

  private static void show(TextField field, int value, int otherwise) {
    if (number(field, otherwise) != value) {
      field.setText(value == otherwise ? "" : Integer.toString(value));
    }
  }
}
