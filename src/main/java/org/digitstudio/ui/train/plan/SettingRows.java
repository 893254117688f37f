package org.digitstudio.ui.train.plan;

import java.util.Locale;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableMap;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.common.FormRow;
import org.digitstudio.ui.common.FormRow.Severity;
import org.digitstudio.ui.train.model.Advice;
import org.digitstudio.ui.train.model.NumberSetting;
import org.digitstudio.ui.train.model.PlanField;
import org.jspecify.annotations.Nullable;

/** Builds form rows that show the advice on their setting. */
public final class SettingRows {
  private final ObservableMap<PlanField, Advice> advice;

  private final String prefix;

  SettingRows(ObservableMap<PlanField, Advice> advice) {
    this(advice, "train-");
  }

  /**
   * @param prefix of the ids of the inputs
   */
  public SettingRows(ObservableMap<PlanField, Advice> advice, String prefix) {
    this.advice = advice;
    this.prefix = prefix;
  }

  /** Builds a row; the field names the setting and its help in the message bundle. */
  public FormRow row(PlanField field, Control input) {
    FormRow row =
        new FormRow(Messages.text(field.key()), Messages.text(field.key() + ".help"), input);
    advice.addListener(
        (MapChangeListener<PlanField, Advice>)
            change -> {
              if (change.getKey() == field) {
                show(row, advice.get(field));
              }
            });
    show(row, advice.get(field));
    return row;
  }

  private static void show(FormRow row, @Nullable Advice advice) {
    if (advice == null) {
      row.clearAdvice();
    } else {
      row.advise(advice.wrong() ? Severity.ERROR : Severity.WARNING, advice.text());
    }
  }

  /** Builds a row for a check box, which shows its own name. */
  FormRow check(PlanField field, CheckBox box) {
    box.setText(Messages.text(field.key()));
    box.setWrapText(true);
    box.setId(id(prefix, field));
    return row(field, box);
  }

  /** Builds a row for a number that is typed or stepped with the arrow keys. */
  public FormRow number(NumberSetting setting) {
    TextField input = new TextField();
    input.textProperty().bindBidirectional(setting.text());
    input.setPrefColumnCount(6);
    input.setId(id(prefix, setting.field()));
    input.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
            setting.step(event.getCode() == KeyCode.UP ? 1 : -1);
            event.consume();
          }
        });
    return row(setting.field(), input);
  }

  static String id(PlanField field) {
    return id("train-", field);
  }

  private static String id(String prefix, PlanField field) {
    return prefix + field.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
