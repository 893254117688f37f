package org.digitstudio.ui.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.model.StationKind;
import org.digitstudio.ui.inside.widgets.Panel;

/** The stations along the top, each with the shape of its output. */
final class StationStrip extends HBox {
  private final List<ToggleButton> buttons = new ArrayList<>();
  private final List<Label> sizes = new ArrayList<>();

  StationStrip(Consumer<StationKind> onChoose) {
    getStyleClass().add("inside-strip");
    setAccessibleText(Messages.text("inside.strip.name"));
    ToggleGroup group = new ToggleGroup();
    for (StationKind kind : StationKind.values()) {
      String number = Integer.toString(kind.ordinal());
      Label name = new Label(kind.title());
      Label size = Panel.caption(number);
      VBox box = new VBox(name, size);
      box.getStyleClass().add("inside-station-label");
      ToggleButton button = new ToggleButton("", box);
      button.setId("station-" + number);
      button.getStyleClass().add("inside-station");
      button.setToggleGroup(group);
      button.setAccessibleText(Messages.text("inside.strip.station", number, kind.title()));
      button.setTooltip(new Tooltip(Messages.text("inside.strip.hint", kind.title(), number)));
      button.setMaxWidth(Double.MAX_VALUE);
      button.setMinWidth(0);
      button.setOnAction(
          event -> {
            // A click on the selected station must not deselect it.
            button.setSelected(true);
            onChoose.accept(kind);
          });
      HBox.setHgrow(button, Priority.ALWAYS);
      buttons.add(button);
      sizes.add(size);
    }
    getChildren().addAll(buttons);
  }

  void select(StationKind kind) {
    buttons.get(kind.ordinal()).setSelected(true);
  }

  void show(Inspection now) {
    for (StationKind kind : StationKind.values()) {
      sizes.get(kind.ordinal()).setText(kind.ordinal() + " \u00b7 " + kind.detail(now));
    }
  }
}
