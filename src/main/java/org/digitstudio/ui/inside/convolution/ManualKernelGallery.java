package org.digitstudio.ui.inside.convolution;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.insight.ManualKernels;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.model.KernelView;
import org.digitstudio.ui.inside.model.ManualKernelView;
import org.digitstudio.ui.inside.widgets.PixelMap;
import org.digitstudio.ui.inside.widgets.Tint;

/** The hand-made kernels side by side, each with its feature map of the image. */
public final class ManualKernelGallery extends FlowPane {
  public static final int CUSTOM = ManualKernels.all().size();

  private final List<PixelMap> kernels = new ArrayList<>();
  private final List<PixelMap> maps = new ArrayList<>();
  private final List<ToggleButton> buttons = new ArrayList<>();

  ManualKernelGallery(IntConsumer onChoose) {
    getStyleClass().add("inside-kernels");
    ToggleGroup group = new ToggleGroup();
    for (int i = 0; i <= CUSTOM; i++) {
      int index = i;
      String name = name(i);
      PixelMap kernel = new PixelMap(name).zoom(6);
      PixelMap map = new PixelMap(name).zoom(2);
      VBox images = new VBox(kernel, map);
      images.getStyleClass().add("inside-kernel");
      ToggleButton button = new ToggleButton(name, images);
      button.setContentDisplay(ContentDisplay.TOP);
      button.getStyleClass().addAll("inside-kernel-button", "inside-small");
      button.setToggleGroup(group);
      button.setAccessibleText(Messages.text("inside.kernel.name", name));
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

  public ToggleButton button(int index) {
    return buttons.get(index);
  }

  void show(float[] pixels, float[] custom) {
    for (int i = 0; i <= CUSTOM; i++) {
      float[] kernel = kernel(i, custom);
      kernels
          .get(i)
          .show(
              ManualKernels.SIDE,
              ManualKernels.SIDE,
              kernel,
              Tint.SIGNED,
              Inspection.maxAbsolute(kernel));
      KernelView.Matrix map = ManualKernelView.of(kernel, pixels).output();
      maps.get(i).show(map.rows(), map.columns(), map.values(), map.tint(), map.scale());
    }
  }

  static float[] kernel(int index, float[] custom) {
    return index == CUSTOM ? custom : ManualKernels.of(ManualKernels.all().get(index));
  }

  /** Returns the explanation of a kernel. */
  static String about(int index) {
    if (index == CUSTOM) {
      return Messages.text("inside.kernel.custom.about");
    }
    return switch (ManualKernels.all().get(index)) {
      case HORIZONTAL -> Messages.text("inside.kernel.horizontal.about");
      case VERTICAL -> Messages.text("inside.kernel.vertical.about");
      case DIAGONAL_DOWN -> Messages.text("inside.kernel.down.about");
      case DIAGONAL_UP -> Messages.text("inside.kernel.up.about");
    };
  }

  static String name(int index) {
    if (index == CUSTOM) {
      return Messages.text("inside.kernel.custom");
    }
    return switch (ManualKernels.all().get(index)) {
      case HORIZONTAL -> Messages.text("inside.kernel.horizontal");
      case VERTICAL -> Messages.text("inside.kernel.vertical");
      case DIAGONAL_DOWN -> Messages.text("inside.kernel.down");
      case DIAGONAL_UP -> Messages.text("inside.kernel.up");
    };
  }
}
