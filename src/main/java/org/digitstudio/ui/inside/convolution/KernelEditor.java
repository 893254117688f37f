package org.digitstudio.ui.inside.convolution;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import org.digitstudio.application.text.Messages;
import org.digitstudio.insight.ManualKernels;
import org.digitstudio.ui.inside.widgets.Numbers;
import org.digitstudio.ui.inside.widgets.PseudoClasses;

/** The custom kernel: 25 fields to type weights into. */
public final class KernelEditor extends GridPane {
  /** The largest absolute weight. */
  private static final double MAX_WEIGHT = 99;

  private final List<TextField> fields = new ArrayList<>();
  private final Consumer<float[]> changed;
  private final float[] kernel;
  private boolean filling;

  /**
   * @param first 25 initial weights
   * @param changed receives a copy of the 25 weights whenever one changes to a valid number
   */
  KernelEditor(float[] first, double cellWidth, double cellHeight, Consumer<float[]> changed) {
    this.changed = changed;
    this.kernel = first.clone();
    getStyleClass().addAll("inside-matrix", "inside-editor");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    for (int i = 0; i < kernel.length; i++) {
      add(field(i, cellWidth, cellHeight), i % ManualKernels.SIDE, i / ManualKernels.SIDE);
    }
    fill(first);
  }

  public float[] kernel() {
    return kernel.clone();
  }

  public TextField field(int index) {
    return fields.get(index);
  }

  /** Fills the fields with other weights and notifies the listener. */
  void fill(float[] weights) {
    filling = true;
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] = weights[i];
      fields.get(i).setText(shortest(weights[i]));
    }
    filling = false;
    changed.accept(kernel());
  }

  private TextField field(int index, double cellWidth, double cellHeight) {
    TextField field = new TextField();
    field.getStyleClass().add("inside-small");
    field.setMinSize(cellWidth, cellHeight);
    field.setPrefSize(cellWidth, cellHeight);
    field.setAccessibleText(
        Messages.text(
            "inside.editor.field", index / ManualKernels.SIDE + 1, index % ManualKernels.SIDE + 1));
    field
        .textProperty()
        .addListener(
            (property, before, now) -> {
              OptionalDouble number = parse(now);
              field.pseudoClassStateChanged(PseudoClasses.INVALID, number.isEmpty());
              if (number.isPresent() && !filling) {
                kernel[index] = (float) number.getAsDouble();
                changed.accept(kernel());
              }
            });
    fields.add(field);
    return field;
  }

  private static OptionalDouble parse(String text) {
    try {
      double value = Double.parseDouble(text.strip().replace('\u2212', '-').replace(',', '.'));
      return Math.abs(value) <= MAX_WEIGHT ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException expected) {
      return OptionalDouble.empty();
    }
  }

  private static String shortest(float weight) {
    return weight == Math.rint(weight) ? Numbers.fixed(weight, 0) : Numbers.two(weight);
  }
}
