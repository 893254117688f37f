package org.digitstudio.ui.train;

import java.util.Locale;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableMap;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.jspecify.annotations.Nullable;

/** A setting: its name above the input, advice below it. */
final class FormRow extends VBox {
  private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
  private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

  private final Label word = new Label();
  private final Node input;

  /**
   * @param field names the setting and its help in the message bundle
   */
  FormRow(PlanField field, Control input, ObservableMap<PlanField, Advice> advice) {
    this(field, input, advice, true);
  }

  private FormRow(
      PlanField field, Control input, ObservableMap<PlanField, Advice> advice, boolean labelled) {
    this.input = input;
    getStyleClass().add("form-row");
    String name = Messages.text(field.key());
    Label label = new Label(name);
    label.getStyleClass().addAll("small", "muted");
    label.setLabelFor(input);
    input.setMaxWidth(Double.MAX_VALUE);
    input.setAccessibleText(name);
    input.setTooltip(new Tooltip(Messages.text(field.key() + ".help")));
    word.getStyleClass().addAll("small", "advice");
    word.setWrapText(true);
    getChildren().addAll(input, word);
    if (labelled) {
      getChildren().addFirst(label);
    }
    advice.addListener(
        (MapChangeListener<PlanField, Advice>)
            change -> {
              if (change.getKey() == field) {
                say(advice.get(field));
              }
            });
    say(advice.get(field));
  }

  /** Builds a row for a check box, which shows its own name. */
  static FormRow check(PlanField field, CheckBox box, ObservableMap<PlanField, Advice> advice) {
    return new FormRow(field, box, advice, false);
  }

  /** Builds a row for a number that is typed or stepped with the arrow keys. */
  static FormRow number(NumberSetting setting, ObservableMap<PlanField, Advice> advice) {
    TextField input = new TextField();
    input.textProperty().bindBidirectional(setting.text());
    input.setPrefColumnCount(6);
    input.getStyleClass().add("figure");
    input.setId("train-" + setting.field().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    input.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
            setting.step(event.getCode() == KeyCode.UP ? 1 : -1);
            event.consume();
          }
        });
    return new FormRow(setting.field(), input, advice);
  }

  private void say(@Nullable Advice advice) {
    word.setText(advice == null ? "" : advice.text());
    word.setVisible(advice != null);
    word.setManaged(advice != null);
    boolean wrong = advice != null && advice.wrong();
    word.pseudoClassStateChanged(DANGER, wrong);
    input.pseudoClassStateChanged(DANGER, wrong);
    input.pseudoClassStateChanged(WARNING, advice != null && !wrong);
  }
}
