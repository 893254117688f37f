package org.digitstudio.ui.train.widgets;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Builds combo boxes bound to a property. */
public final class Choices {
  private Choices() {}

  public static <T> ComboBox<T> of(
      List<T> options, ObjectProperty<T> chosen, Function<T, String> name) {
    ComboBox<T> box = new ComboBox<>();
    box.getItems().setAll(options);
    box.setConverter(
        new StringConverter<T>() {
          @Override
          public String toString(@Nullable T option) {
            return option == null ? "" : name.apply(option);
          }

          @Override
          public T fromString(String text) {
            throw new UnsupportedOperationException();
          }
        });
    box.valueProperty().bindBidirectional(chosen);
    return box;
  }
}
