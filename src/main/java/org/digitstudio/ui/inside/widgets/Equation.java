package org.digitstudio.ui.inside.widgets;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** A sum or a chain of steps written out; each term is a number above its name. */
public final class Equation extends FlowPane {
  private final Map<String, Label> numbers = new HashMap<>();
  private final Map<String, Label> names = new HashMap<>();

  public Equation() {
    getStyleClass().add("inside-equation");
  }

  /** Appends a term whose number has the given id. */
  public Equation term(String id, String name) {
    Label number = new Label();
    number.setId(id);
    number.getStyleClass().add("inside-number");
    Label caption = Panel.caption(name);
    VBox box = new VBox(number, caption);
    box.getStyleClass().add("inside-term");
    numbers.put(id, number);
    names.put(id, caption);
    getChildren().add(box);
    return this;
  }

  /** Appends a sign between two terms. */
  public Equation sign(String sign) {
    Label label = new Label(sign);
    label.getStyleClass().add("inside-sign");
    getChildren().add(label);
    return this;
  }

  /** Sets the number of a term, with four decimals. */
  public void set(String id, double value) {
    set(id, Numbers.four(value));
  }

  public void set(String id, String text) {
    Label number = numbers.get(id);
    number.setText(text);
    number.setAccessibleText(names.get(id).getText() + " " + text);
  }

  /** Sets the name of a term. */
  public void name(String id, String text) {
    names.get(id).setText(text);
  }

  /** Returns the bounds in the scene of the last visible number. */
  public Bounds lastBounds() {
    List<Node> shown = getChildren().stream().filter(Node::isVisible).toList();
    Node last = shown.getLast();
    return last.localToScene(last.getBoundsInLocal());
  }

  /** Shows or hides a term and the sign before it. */
  public void visible(String id, boolean shown) {
    VBox box = (VBox) numbers.get(id).getParent();
    int at = getChildren().indexOf(box);
    box.setVisible(shown);
    box.setManaged(shown);
    if (at > 0) {
      getChildren().get(at - 1).setVisible(shown);
      getChildren().get(at - 1).setManaged(shown);
    }
  }
}
