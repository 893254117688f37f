package org.digitstudio.ui.inside.tour;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.inside.model.StationKind;
import org.digitstudio.ui.inside.tour.TourScript.Step;
import org.digitstudio.ui.inside.widgets.Panel;

/** The banner of a tour: the text of the step in view, and the buttons that lead through it. */
public final class Tour {
  private final Consumer<Step> onStep;
  private final Runnable onEnd;
  private final Label count = Panel.caption("");
  private final Label title = new Label();
  private final Label words = Panel.text("");
  private final Button back = new Button(Messages.text("inside.tour.back"));
  private final Button next = new Button(Messages.text("inside.tour.next"));
  private final Button end = new Button(Messages.text("inside.tour.end"));
  private final HBox view;
  private List<Step> steps = List.of();
  private int at;

  /**
   * @param onStep opens the station of a step and sets it up
   * @param onEnd called when the tour ends, to take the focus back from its buttons
   */
  public Tour(Consumer<Step> onStep, Runnable onEnd) {
    this.onStep = onStep;
    this.onEnd = onEnd;
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
    show(false);
  }

  public HBox view() {
    return view;
  }

  /** Starts a tour at its first step. */
  public void start(TourScript script) {
    steps = script.steps();
    show(true);
    go(0);
    next.requestFocus();
  }

  public boolean isRunning() {
    return view.isVisible();
  }

  public void stop() {
    show(false);
    onEnd.run();
  }

  private void show(boolean running) {
    view.setVisible(running);
    view.setManaged(running);
  }

  /** Shows the step of a station that the user opened without the tour's buttons. */
  public void follow(StationKind station) {
    if (!isRunning() || steps.get(at).station() == station) {
      return;
    }
    for (int step = 0; step < steps.size(); step++) {
      if (steps.get(step).station() == station) {
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
    onStep.accept(steps.get(at));
  }

  private void show(int step) {
    at = step;
    count.setText(Messages.text("inside.tour.count", at + 1, steps.size()));
    title.setText(steps.get(at).title());
    words.setText(steps.get(at).words());
    back.setDisable(at == 0);
    next.setText(Messages.text(at == steps.size() - 1 ? "inside.tour.done" : "inside.tour.next"));
  }
}
