package org.digitstudio.ui.inside;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.inside.model.StationKind;
import org.digitstudio.ui.inside.widgets.Panel;

/** A short guided walk through the stations. */
final class Tour {
  private final List<Step> steps;
  private final Label count = Panel.caption("");
  private final Label title = new Label();
  private final Label words = Panel.text("");
  private final Button back = new Button(Messages.text("inside.tour.back"));
  private final Button next = new Button(Messages.text("inside.tour.next"));
  private final Button end = new Button(Messages.text("inside.tour.end"));
  private final HBox view;
  private int at;

  /**
   * One step.
   *
   * @param station that the step explains
   * @param prepare opens the station and sets it up
   */
  record Step(String title, String words, StationKind station, Runnable prepare) {}

  Tour(List<Step> steps) {
    this.steps = steps;
    title.getStyleClass().add("inside-title");
    title.setId("tour-title");
    words.setId("tour-words");
    next.setId("tour-next");
    back.setId("tour-back");
    end.setId("tour-end");
    HBox head = new HBox(count, title);
    head.getStyleClass().add("inside-tour-head");
    VBox text = new VBox(head, words);
    text.getStyleClass().add("inside-tour-text");
    HBox.setHgrow(text, Priority.ALWAYS);
    next.getStyleClass().add("accent");
    next.setDefaultButton(true);
    end.getStyleClass().add("flat");
    List.of(back, next, end).forEach(button -> button.setMinWidth(Button.USE_PREF_SIZE));
    back.setOnAction(event -> go(at - 1));
    next.setOnAction(event -> go(at + 1));
    end.setOnAction(event -> stop());
    view = new HBox(text, back, next, end);
    view.getStyleClass().add("inside-tour");
    stop();
  }

  HBox view() {
    return view;
  }

  void start() {
    view.setVisible(true);
    view.setManaged(true);
    go(0);
    next.requestFocus();
  }

  boolean isRunning() {
    return view.isVisible();
  }

  void stop() {
    view.setVisible(false);
    view.setManaged(false);
  }

  /** Shows the step of a station that the user opened without the tour's buttons. */
  void follow(StationKind station) {
    if (!isRunning() || steps.get(at).station == station) {
      return;
    }
    for (int step = 0; step < steps.size(); step++) {
      if (steps.get(step).station == station) {
        show(step);
        return;
      }
    }
  }

  private void go(int step) {
    if (step >= steps.size()) {
      stop();
      return;
    }
    show(Math.max(0, step));
    steps.get(at).prepare.run();
  }

  private void show(int step) {
    at = step;
    count.setText(Messages.text("inside.tour.count", at + 1, steps.size()));
    title.setText(steps.get(at).title);
    words.setText(steps.get(at).words);
    back.setDisable(at == 0);
    next.setText(Messages.text(at == steps.size() - 1 ? "inside.tour.done" : "inside.tour.next"));
  }
}
