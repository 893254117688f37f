package org.digitstudio.ui.common;

import javafx.css.PseudoClass;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/**
 * A setting: its name, its control and a line kept free below for advice, so that nothing jumps
 * when a warning comes or goes.
 */
public final class FormRow extends VBox {
  private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
  private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

  /** The weight of a piece of advice. */
  public enum Severity {
    /** The value is allowed but unwise. */
    WARNING,
    /** The value is not allowed. */
    ERROR
  }

  private final Label advice = new Label();
  private final Control input;

  /**
   * Makes a row for a setting.
   *
   * @param name stands above the control and is its accessible name; a {@link CheckBox} carries its
   *     own name instead
   * @param help a sentence for the tooltip
   */
  public FormRow(String name, String help, Control input) {
    this.input = input;
    getStyleClass().add("form-row");
    input.setMaxWidth(Double.MAX_VALUE);
    Tooltips.install(input, help);
    input.setAccessibleText(name);
    input.setAccessibleHelp(help);
    if (!(input instanceof CheckBox)) {
      Label label = Labels.caption(name);
      label.setLabelFor(input);
      label.setMinWidth(USE_PREF_SIZE);
      getChildren().add(label);
    }
    advice.getStyleClass().addAll("small", "advice");
    advice.setWrapText(true);
    advice.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(input, advice);
  }

  /** Shows advice below the control and marks the control with it. */
  public void advise(Severity severity, String sentence) {
    advice.setText(sentence);
    mark(severity == Severity.ERROR, severity == Severity.WARNING);
  }

  /** Takes the advice back; its line stays free. */
  public void clearAdvice() {
    advice.setText("");
    mark(false, false);
  }

  private void mark(boolean wrong, boolean unwise) {
    advice.pseudoClassStateChanged(DANGER, wrong);
    input.pseudoClassStateChanged(DANGER, wrong);
    input.pseudoClassStateChanged(WARNING, unwise);
  }
}
