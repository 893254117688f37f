package org.digitstudio.ui.inside.softmax;

import java.util.ArrayList;
import java.util.List;
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
import org.digitstudio.domain.network.Calibration;
import org.digitstudio.ui.inside.model.InsideModel;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.model.Station;
import org.digitstudio.ui.inside.widgets.Equation;
import org.digitstudio.ui.inside.widgets.Numbers;
import org.digitstudio.ui.inside.widgets.Panel;
import org.digitstudio.ui.inside.widgets.PanelExport;
import org.digitstudio.ui.inside.widgets.ValueBar;

/** Ten sums, then softmax step by step, and what one of the sums is made of. */
public final class SoftmaxStation implements Station {
  private static final int CLASSES = Prediction.CLASSES;

  private final InsideModel model;
  private final List<Row> rows = new ArrayList<>();
  private final Label stepsName = Panel.text("");
  private final Equation steps =
      new Equation()
          .term("step-sum", Messages.text("inside.softmax.logit"))
          .sign("\u2212")
          .term("step-top", Messages.text("inside.softmax.max"))
          .sign("=")
          .term("step-rest", Messages.text("inside.softmax.difference"))
          .sign("\u2192")
          .term("step-power", Messages.text("inside.softmax.raised"))
          .sign("\u00f7")
          .term("step-total", Messages.text("inside.softmax.total"))
          .sign("=")
          .term("step-share", Messages.text("inside.softmax.probability"));
  private final Label temperature = Panel.text("");
  private final LogitPanel sums;
  private final HBox view;

  private record Row(
      ToggleButton digit, ValueBar sumBar, Label sum, Label power, ValueBar bar, Label share) {}

  public SoftmaxStation(InsideModel model, PanelExport export) {
    this.model = model;
    this.sums = new LogitPanel(export);
    GridPane table = new GridPane();
    table.getStyleClass().add("inside-table");
    head(table);
    VBox.setVgrow(table, Priority.ALWAYS);
    table.setMaxHeight(440);
    ToggleGroup group = new ToggleGroup();
    for (int digit = 0; digit < CLASSES; digit++) {
      rows.add(row(table, digit, group));
    }
    Panel softmax =
        new Panel(
            export,
            Messages.text("inside.softmax.title"),
            Panel.text(Messages.text("inside.softmax.hint")),
            table,
            stepsName,
            steps,
            temperature);
    HBox.setHgrow(softmax, Priority.ALWAYS);
    HBox.setHgrow(sums.view(), Priority.SOMETIMES);
    view = new HBox(softmax, sums.view());
    view.getStyleClass().add("inside-row");
    model.digit().addListener((property, before, now) -> refresh());
  }

  private void head(GridPane table) {
    String[] names = {
      Messages.text("inside.softmax.digit"),
      "",
      Messages.text("inside.softmax.logit"),
      Messages.text("inside.softmax.power"),
      "",
      Messages.text("inside.softmax.probability")
    };
    table.getRowConstraints().add(new RowConstraints());
    for (int column = 0; column < names.length; column++) {
      Label name = Panel.caption(names[column]);
      name.setMinWidth(Label.USE_PREF_SIZE);
      table.add(name, column, 0);
      ColumnConstraints constraints = new ColumnConstraints();
      boolean bar = names[column].isEmpty();
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
          model.digit().set(java.util.OptionalInt.of(digit));
        });
    Row row =
        new Row(
            button,
            new ValueBar(true),
            number("sum-" + digit),
            number("power-" + digit),
            new ValueBar(false),
            number("softmax-" + digit));
    RowConstraints height = new RowConstraints();
    height.setVgrow(Priority.ALWAYS);
    table.getRowConstraints().add(height);
    table.addRow(digit + 1, row.digit, row.sumBar, row.sum, row.power, row.bar, row.share);
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

  private void refresh() {
    model.show(this);
  }

  @Override
  public void show(Inspection now) {
    float[] scores = now.trace().logits();
    float[] shares = now.trace().probabilities();
    float largest = Inspection.maxAbsolute(scores);
    float top = scores[now.trace().prediction()];
    double all = 0;
    for (int digit = 0; digit < CLASSES; digit++) {
      double power = Math.exp(scores[digit] - top);
      all += power;
      Row row = rows.get(digit);
      row.sumBar.show(scores[digit] / largest);
      row.sum.setText(Numbers.four(scores[digit]));
      row.power.setText(Numbers.four(power));
      row.bar.show(shares[digit]);
      row.share.setText(Numbers.fixed(100.0 * shares[digit], 2) + " %");
      row.digit.setSelected(digit == model.digit(now));
    }
    steps(model.digit(now), scores, top, all);
    temperature(now, scores);
    sums.show(now, model.digit(now));
  }

  /** The chosen digit's way through softmax, every step with its number. */
  private void steps(int digit, float[] scores, float top, double all) {
    double power = Math.exp(scores[digit] - top);
    stepsName.setText(Messages.text("inside.softmax.steps", digit));
    steps.set("step-sum", scores[digit]);
    steps.set("step-top", top);
    steps.set("step-rest", scores[digit] - top);
    steps.set("step-power", power);
    steps.set("step-total", all);
    steps.set("step-share", Numbers.percent(power / all));
  }

  private void temperature(Inspection now, float[] scores) {
    float degrees = now.trace().network().temperature();
    boolean calibrated = degrees != 1f;
    temperature.setVisible(calibrated);
    temperature.setManaged(calibrated);
    if (calibrated) {
      int digit = now.trace().prediction();
      temperature.setText(
          Messages.text(
              "inside.softmax.temperature",
              Numbers.two(degrees),
              digit,
              Numbers.percent(Calibration.softmax(scores, degrees)[digit])));
    }
  }
}
