package org.digitstudio.ui.inside.softmax;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import javafx.geometry.HPos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.ui.inside.model.InsideModel;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.model.Station;
import org.digitstudio.ui.inside.widgets.Equation;
import org.digitstudio.ui.inside.widgets.Numbers;
import org.digitstudio.ui.inside.widgets.Panel;
import org.digitstudio.ui.inside.widgets.PanelExport;
import org.digitstudio.ui.inside.widgets.ValueBar;
import org.digitstudio.ui.inside.widgets.WhileShown;

/** The ten logits, the steps of softmax, and the terms of one logit. */
public final class SoftmaxStation implements Station {
  private static final int CLASSES = Prediction.CLASSES;
  private static final double MAX_TABLE_HEIGHT = 440;

  private final InsideModel model;
  private final List<Row> rows = new ArrayList<>();
  private final Label powerName = Panel.caption("");
  private final Label stepsName = Panel.text("");
  private final Equation steps =
      new Equation()
          .term("step-logit", Messages.text("inside.softmax.logit"))
          .sign("\u2212")
          .term("step-max", Messages.text("inside.softmax.max"))
          .sign("=")
          .term("step-difference", Messages.text("inside.softmax.difference"))
          .sign("\u00f7")
          .term("step-temperature", Messages.text("inside.softmax.temperature"))
          .sign("\u2192")
          .term("step-power", Messages.text("inside.softmax.raised"))
          .sign("\u00f7")
          .term("step-total", Messages.text("inside.softmax.total"))
          .sign("=")
          .term("step-probability", Messages.text("inside.softmax.probability"));
  private final Label calibrated = Panel.text(Messages.text("inside.softmax.calibrated"));
  private final LogitPanel logit;
  private final HBox view;

  private record Row(
      ToggleButton digit,
      ValueBar logitBar,
      Label logit,
      Label power,
      ValueBar bar,
      Label probability) {}

  public SoftmaxStation(InsideModel model, PanelExport export) {
    this.model = model;
    this.logit = new LogitPanel(export);
    GridPane table = new GridPane();
    table.getStyleClass().add("inside-table");
    addHeader(table);
    VBox.setVgrow(table, Priority.ALWAYS);
    table.setMaxHeight(MAX_TABLE_HEIGHT);
    ToggleGroup group = new ToggleGroup();
    for (int digit = 0; digit < CLASSES; digit++) {
      rows.add(row(table, digit, group));
    }
    calibrated.setId("softmax-calibrated");
    Panel softmax =
        new Panel(
            export,
            Messages.text("inside.softmax.title"),
            Panel.text(Messages.text("inside.softmax.hint")),
            table,
            stepsName,
            steps,
            calibrated);
    HBox.setHgrow(softmax, Priority.ALWAYS);
    HBox.setHgrow(logit.view(), Priority.SOMETIMES);
    view = new HBox(softmax, logit.view());
    view.getStyleClass().add("inside-row");
    WhileShown.on(view, model.selections().digit(), () -> model.show(this));
  }

  private void addHeader(GridPane table) {
    List<Label> names =
        List.of(
            Panel.caption(Messages.text("inside.softmax.digit")),
            Panel.caption(""),
            Panel.caption(Messages.text("inside.softmax.logit")),
            powerName,
            Panel.caption(""),
            Panel.caption(Messages.text("inside.softmax.probability")));
    table.getRowConstraints().add(new RowConstraints());
    for (int column = 0; column < names.size(); column++) {
      names.get(column).setMinWidth(Label.USE_PREF_SIZE);
      table.add(names.get(column), column, 0);
      ColumnConstraints constraints = new ColumnConstraints();
      boolean bar = column == 1 || column == 4;
      constraints.setHgrow(bar ? Priority.ALWAYS : Priority.NEVER);
      constraints.setHalignment(bar || column == 0 ? HPos.LEFT : HPos.RIGHT);
      table.getColumnConstraints().add(constraints);
    }
  }

  private Row row(GridPane table, int digit, ToggleGroup group) {
    ToggleButton button = new ToggleButton(Integer.toString(digit));
    button.setToggleGroup(group);
    button.getStyleClass().addAll("flat", "inside-digit");
    button.setAccessibleText(Messages.text("inside.softmax.ask", digit));
    button.setOnAction(
        event -> {
          button.setSelected(true);
          model.selections().digit().set(OptionalInt.of(digit));
        });
    Row row =
        new Row(
            button,
            new ValueBar(true),
            number("logit-" + digit),
            number("power-" + digit),
            new ValueBar(false),
            number("softmax-" + digit));
    RowConstraints height = new RowConstraints();
    height.setVgrow(Priority.ALWAYS);
    table.getRowConstraints().add(height);
    table.addRow(
        digit + 1, row.digit, row.logitBar, row.logit, row.power, row.bar, row.probability);
    return row;
  }

  private static Label number(String id) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add("inside-number");
    label.setMinWidth(Label.USE_PREF_SIZE);
    return label;
  }

  @Override
  public Parent view() {
    return view;
  }

  @Override
  public void show(Inspection now) {
    float[] logits = now.trace().logits();
    float[] probabilities = now.trace().probabilities();
    float temperature = now.trace().network().temperature();
    float largest = Inspection.maxAbsolute(logits);
    float max = logits[now.trace().prediction()];
    int chosen = model.selections().digit(now);
    double total = 0;
    for (int digit = 0; digit < CLASSES; digit++) {
      double power = Math.exp((logits[digit] - max) / temperature);
      total += power;
      Row row = rows.get(digit);
      row.logitBar.show(logits[digit] / largest);
      row.logit.setText(Numbers.four(logits[digit]));
      row.power.setText(Numbers.four(power));
      row.bar.show(probabilities[digit]);
      row.probability.setText(Numbers.percent(probabilities[digit]));
      row.digit.setText(now.className(digit));
      row.digit.setSelected(digit == chosen);
    }
    boolean isCalibrated = temperature != 1f;
    powerName.setText(
        Messages.text(isCalibrated ? "inside.softmax.power.calibrated" : "inside.softmax.power"));
    calibrated.setVisible(isCalibrated);
    calibrated.setManaged(isCalibrated);
    showSteps(now.className(chosen), logits[chosen] - max, max, temperature, total);
    logit.show(now, chosen);
  }

  /** Shows every step of softmax for one digit. */
  private void showSteps(
      String digit, float difference, float max, float temperature, double total) {
    double power = Math.exp(difference / temperature);
    stepsName.setText(Messages.text("inside.softmax.steps", digit));
    steps.set("step-logit", difference + max);
    steps.set("step-max", max);
    steps.set("step-difference", difference);
    steps.visible("step-temperature", temperature != 1f);
    steps.set("step-temperature", temperature);
    steps.set("step-power", power);
    steps.set("step-total", total);
    steps.set("step-probability", Numbers.percent(power / total));
  }
}
