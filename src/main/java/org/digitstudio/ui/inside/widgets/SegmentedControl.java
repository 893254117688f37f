package org.digitstudio.ui.inside.widgets;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** A segmented control: a few options side by side, exactly one of them selected. */
public final class SegmentedControl extends HBox {
  private final List<ToggleButton> buttons = new ArrayList<>();
  private final ToggleGroup group = new ToggleGroup();
  private final IntConsumer onChoose;

  /**
   * @param id of the control; its buttons have the ids id-0, id-1 and so on
   */
  public SegmentedControl(String id, String name, List<String> options, IntConsumer onChoose) {
    setId(id);
    this.onChoose = onChoose;
    getStyleClass().add("inside-choice");
    setAccessibleText(name);
    group
        .selectedToggleProperty()
        .addListener(
            (property, before, now) -> {
              if (now == null && before != null) {
                before.setSelected(true);
              }
            });
    options(options);
  }

  /** Replaces the options and selects the first; does nothing if they are the same. */
  public void options(List<String> options) {
    if (buttons.stream().map(ToggleButton::getText).toList().equals(options)) {
      return;
    }
    buttons.clear();
    for (int i = 0; i < options.size(); i++) {
      int index = i;
      ToggleButton button = new ToggleButton(options.get(i));
      button.setId(getId() + "-" + i);
      button.setToggleGroup(group);
      button.setMinWidth(USE_PREF_SIZE);
      button
          .getStyleClass()
          .add(
              options.size() == 1
                  ? "inside-only"
                  : i == 0 ? "left-pill" : i == options.size() - 1 ? "right-pill" : "center-pill");
      button.setOnAction(event -> onChoose.accept(index));
      buttons.add(button);
    }
    getChildren().setAll(buttons);
    if (!buttons.isEmpty()) {
      buttons.getFirst().setSelected(true);
    }
  }

  /** Selects an option without notifying the listener. */
  public void select(int index) {
    if (index >= 0 && index < buttons.size()) {
      buttons.get(index).setSelected(true);
    }
  }

  /** Selects an option and notifies the listener, as a click does. */
  public void choose(int index) {
    select(index);
    onChoose.accept(index);
  }

  ToggleButton button(int index) {
    return buttons.get(index);
  }
}
