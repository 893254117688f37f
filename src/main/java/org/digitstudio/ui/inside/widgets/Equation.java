package org.digitstudio.ui.inside.widgets;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A sum or a chain of steps written out; each term is a number above its name. */
public final class Equation extends FlowPane {
  private final Map<String, Label> numbers = new HashMap<>();
  private final Map<String, Label> names = new HashMap<>();
  private final Map<String, HBox> boxes = new HashMap<>();
  private String nextSign = "";

  public Equation() {
    getStyleClass().add("inside-equation");
  }

  /** Appends a term whose number has the given id; it wraps together with the sign before it. */
  public Equation term(String id, String name) {
    Label number = new Label();
    number.setId(id);
    number.getStyleClass().add("inside-number");
    Label caption = Panel.caption(name);
    VBox term = new VBox(number, caption);
    term.getStyleClass().add("inside-term");
    HBox box = new HBox(term);
    box.getStyleClass().add("inside-signed-term");
    if (!nextSign.isEmpty()) {
      Label sign = new Label(nextSign);
      sign.setMinWidth(USE_PREF_SIZE);
      sign.getStyleClass().add("inside-sign");
      box.getChildren().addFirst(sign);
    }
    nextSign = "";
    numbers.put(id, number);
    names.put(id, caption);
    boxes.put(id, box);
    getChildren().add(box);
    return this;
  }

  /** Sets the sign before the next term. */
  public Equation sign(String sign) {
    nextSign = sign;
    return this;
  }

  /** Sets the number of a term, with four decimals. */
  public void set(String id, double value) {
    set(id, Numbers.four(value));
  }

  public void set(String id, String text) {
    Label number = label(numbers, id);
    number.setText(text);
    number.setAccessibleText(label(names, id).getText() + " " + text);
  }

  /** Sets the name of a term. */
  public void name(String id, String text) {
    label(names, id).setText(text);
  }

  /** Shows or hides a term and the sign before it. */
  public void visible(String id, boolean shown) {
    HBox box = Objects.requireNonNull(boxes.get(id), id);
    box.setVisible(shown);
    box.setManaged(shown);
  }

  private static Label label(Map<String, Label> labels, String id) {
    return Objects.requireNonNull(labels.get(id), id);
  }
}
