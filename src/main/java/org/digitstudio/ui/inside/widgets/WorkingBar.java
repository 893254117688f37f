package org.digitstudio.ui.inside.widgets;

import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.scene.control.ProgressBar;
import javafx.util.Duration;
import org.digitstudio.application.text.Messages;

/** A moving bar that appears while something is computed that takes more than a moment. */
public final class WorkingBar extends ProgressBar {
  private static final Duration MOMENT = Duration.millis(300);

  private final PauseTransition delay = new PauseTransition(MOMENT);

  public WorkingBar() {
    super(INDETERMINATE_PROGRESS);
    setAccessibleText(Messages.text("inside.why.working"));
    setVisible(false);
    setPrefWidth(140);
    delay.setOnFinished(event -> setVisible(true));
  }

  /** Starts or stops waiting. */
  public void show(boolean working) {
    if (working) {
      // Starting again would put the bar off for as long as short pieces of work follow each other.
      if (!isVisible() && delay.getStatus() != Animation.Status.RUNNING) {
        delay.playFromStart();
      }
    } else {
      delay.stop();
      setVisible(false);
    }
  }
}
