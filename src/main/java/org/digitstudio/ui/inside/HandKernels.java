package org.digitstudio.ui.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.digitstudio.insight.Kernels;
import org.digitstudio.ui.common.Messages;

/** The kernels made by hand side by side, each with the map it makes of this picture. */
final class HandKernels extends FlowPane {
  static final int OWN = Kernels.all().size();

  private final List<PixelMap> kernels = new ArrayList<>();
  private final List<PixelMap> maps = new ArrayList<>();
  private final List<ToggleButton> buttons = new ArrayList<>();

  HandKernels(IntConsumer onChoose) {
    getStyleClass().add("inside-hand");
    ToggleGroup group = new ToggleGroup();
    for (int i = 0; i <= OWN; i++) {
      int index = i;
      String name = name(i);
      PixelMap kernel = new PixelMap(name).zoom(6);
      PixelMap map = new PixelMap(name).zoom(2);
      VBox pictures = new VBox(kernel, map);
      pictures.getStyleClass().add("inside-kernel");
      ToggleButton button = new ToggleButton(name, pictures);
      button.setContentDisplay(ContentDisplay.TOP);
      button.getStyleClass().addAll("inside-kernel-button", "inside-small");
      button.setToggleGroup(group);
      button.setAccessibleText(Messages.text("inside.hand.name", name));
      button.setOnAction(
          event -> {
            button.setSelected(true);
            onChoose.accept(index);
          });
      kernels.add(kernel);
      maps.add(map);
      buttons.add(button);
    }
    buttons.getFirst().setSelected(true);
    getChildren().addAll(buttons);
  }

  void select(int index) {
    buttons.get(index).setSelected(true);
  }

  ToggleButton button(int index) {
    return buttons.get(index);
  }

  void show(float[] pixels, float[] own) {
    for (int i = 0; i <= OWN; i++) {
      float[] kernel = kernel(i, own);
      kernels
          .get(i)
          .show(Kernels.SIDE, Kernels.SIDE, kernel, Tint.SIGNED, Snapshot.largest(kernel));
      Subject.Sheet map = HandSubject.of(kernel, pixels).output();
      maps.get(i).show(map.rows(), map.columns(), map.values(), map.tint(), map.scale());
    }
  }

  static float[] kernel(int index, float[] own) {
    return index == OWN ? own : Kernels.of(Kernels.all().get(index));
  }

  /** What to make of a kernel, in a sentence. */
  static String about(int index) {
    if (index == OWN) {
      return Messages.text("inside.hand.own.about");
    }
    return switch (Kernels.all().get(index)) {
      case HORIZONTAL -> Messages.text("inside.hand.horizontal.about");
      case VERTICAL -> Messages.text("inside.hand.vertical.about");
      case FALLING -> Messages.text("inside.hand.falling.about");
      case RISING -> Messages.text("inside.hand.rising.about");
    };
  }

  static String name(int index) {
    if (index == OWN) {
      return Messages.text("inside.hand.own");
    }
    return switch (Kernels.all().get(index)) {
      case HORIZONTAL -> Messages.text("inside.hand.horizontal");
      case VERTICAL -> Messages.text("inside.hand.vertical");
      case FALLING -> Messages.text("inside.hand.falling");
      case RISING -> Messages.text("inside.hand.rising");
    };
  }
}
