package org.digitstudio.ui.shell;

import javafx.animation.AnimationTimer;

/**
 * Waits until the window is painted: of the pulses after it was shown, the first one paints and the
 * second one comes when painting is done.
 */
public final class FirstFrame extends AnimationTimer {
  private final Runnable next;
  private int pulses;

  private FirstFrame(Runnable next) {
    this.next = next;
  }

  /** Runs the action on the JavaFX thread once the window is painted. */
  public static void then(Runnable next) {
    new FirstFrame(next).start();
  }

  @Override
  public void handle(long now) {
    if (++pulses == 2) {
      stop();
      next.run();
    }
  }
}
