package org.digitstudio.ui.inside.softmax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.widgets.Equation;
import org.digitstudio.ui.inside.widgets.Numbers;
import org.digitstudio.ui.inside.widgets.Panel;
import org.digitstudio.ui.inside.widgets.PanelExport;
import org.digitstudio.ui.inside.widgets.ValueBar;

/** The terms of one digit's logit: the largest contributions of neurons, the rest, the bias. */
final class LogitPanel {
  private static final int MAX_ROWS = 16;

  private final GridPane table = new GridPane();
  private static final double MAX_TABLE_HEIGHT = 440;

  private final List<Row> rows = new ArrayList<>();
  private final Equation equation =
      new Equation()
          .term("logit-shown", "")
          .sign("+")
          .term("logit-rest", "")
          .sign("+")
          .term("logit-bias", Messages.text("inside.conv.bias"))
          .sign("=")
          .term("logit-total", "");
  private final Label hint = Panel.text("");
  private final Panel view;

  private record Row(Label name, Label product, ValueBar bar, Label value) {
    /** Shows or hides the row; a small layer has fewer terms. */
    void show(boolean used) {
      for (Node node : List.of(name, product, bar, value)) {
        node.setVisible(used);
        node.setManaged(used);
      }
    }
  }

  LogitPanel(PanelExport export) {
    table.getStyleClass().add("inside-table");
    for (int column = 0; column < 4; column++) {
      ColumnConstraints constraints = new ColumnConstraints();
      constraints.setHgrow(column == 2 ? Priority.ALWAYS : Priority.NEVER);
      constraints.setHalignment(column == 1 || column == 3 ? HPos.RIGHT : HPos.LEFT);
      table.getColumnConstraints().add(constraints);
    }
    for (int i = 0; i < MAX_ROWS; i++) {
      Row row = new Row(small(), small(), new ValueBar(true), small());
      row.value.getStyleClass().setAll("label", "inside-number");
      rows.add(row);
      RowConstraints height = new RowConstraints();
      height.setVgrow(Priority.ALWAYS);
      table.getRowConstraints().add(height);
      table.addRow(i, row.name, row.product, row.bar, row.value);
    }
    VBox.setVgrow(table, Priority.ALWAYS);
    table.setMaxHeight(MAX_TABLE_HEIGHT);
    view = new Panel(export, "", hint, table, equation);
    view.setMinWidth(360);
    view.setPrefWidth(420);
  }

  private static Label small() {
    Label label = Panel.caption("");
    label.setMinWidth(Label.USE_PREF_SIZE);
    return label;
  }

  Panel view() {
    return view;
  }

  void show(Inspection now, int digit) {
    int layer = now.parts().output();
    float[] inputs = now.trace().inputOf(layer);
    float[] weights = now.trace().network().weights(layer, digit);
    float[] contributions = new float[inputs.length];
    for (int i = 0; i < contributions.length; i++) {
      contributions[i] = inputs[i] * weights[i];
    }
    List<Integer> order =
        IntStream.range(0, contributions.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -Math.abs(contributions[i])))
            .limit(MAX_ROWS)
            .toList();
    float bias = now.trace().network().bias(layer, digit);
    float logit = now.trace().logits()[digit];
    float shown = 0;
    float largest =
        order.isEmpty() ? 1 : Math.max(1e-6f, Math.abs(contributions[order.getFirst()]));
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).show(i < order.size());
    }
    for (int i = 0; i < order.size(); i++) {
      int unit = order.get(i);
      shown += contributions[unit];
      Row row = rows.get(i);
      row.name.setText(Messages.text("inside.neurons.number", Numbers.count(unit + 1)));
      row.product.setText(
          Numbers.two(inputs[unit]) + " \u00d7 " + Numbers.two(weights[unit]) + " =");
      row.bar.show(contributions[unit] / largest);
      row.value.setText(Numbers.four(contributions[unit]));
    }
    view.title(Messages.text("inside.logit.title", now.className(digit)));
    hint.setText(Messages.text("inside.logit.hint", Numbers.count(inputs.length)));
    equation.name("logit-shown", Messages.text("inside.logit.shown", order.size()));
    equation.set("logit-shown", shown);
    equation.name(
        "logit-rest",
        Messages.text("inside.logit.rest", Numbers.count(inputs.length - order.size())));
    equation.set("logit-rest", logit - bias - shown);
    equation.set("logit-bias", bias);
    equation.name("logit-total", Messages.text("inside.logit.total", now.className(digit)));
    equation.set("logit-total", logit);
  }
}
