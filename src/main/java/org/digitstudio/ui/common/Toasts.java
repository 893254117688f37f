package org.digitstudio.ui.common;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.digitstudio.application.text.Messages;
import org.kordamp.ikonli.feather.Feather;

/**
 * Short messages at the foot of the window, over its content: one at a time, gone after a few
 * seconds. One that tells of an act that can be undone has a button for that.
 */
public final class Toasts extends StackPane {
  private static final Duration TIME_TO_READ = Duration.seconds(4);

  /** There is more to read, and to decide. */
  private static final Duration TIME_TO_ACT = Duration.seconds(8);

  private final Label message = new Label();
  private final HBox toast = new HBox(message);
  private final PauseTransition end = new PauseTransition();

  public Toasts() {
    getStyleClass().add("toasts");
    setAlignment(Pos.BOTTOM_CENTER);
    setPickOnBounds(false);
    message.setId("toast-message");
    message.setWrapText(true);
    message.setMinHeight(USE_PREF_SIZE);
    toast.getStyleClass().add("toast");
    toast.setAlignment(Pos.CENTER_LEFT);
    toast.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    toast.setAccessibleRole(AccessibleRole.TEXT);
    toast.setVisible(false);
    // A message that is being read, or whose button is about to be clicked, stays.
    toast.setOnMouseEntered(event -> end.pause());
    toast.setOnMouseExited(event -> end.play());
    end.setOnFinished(event -> hide());
    getChildren().add(toast);
  }

  /** Shows a message in place of the one before. */
  public void show(String text) {
    show(text, TIME_TO_READ);
  }

  /** Shows what was done, with a button that undoes it. */
  public void show(String text, Runnable undo) {
    show(text, TIME_TO_ACT);
    Button button =
        Buttons.text(
            Messages.text("common.undo"),
            () -> {
              hide();
              undo.run();
            });
    button.setId("toast-undo");
    button.setMinWidth(Region.USE_PREF_SIZE);
    toast.getChildren().add(1, button);
  }

  private void show(String text, Duration time) {
    message.setText(text);
    Button close = Buttons.icon(Feather.X, Messages.text("common.dismiss"), this::hide);
    close.setId("toast-close");
    toast.getChildren().setAll(message, close);
    toast.setVisible(true);
    toast.setAccessibleText(text);
    toast.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    end.setDuration(time);
    end.playFromStart();
  }

  /** Takes the message away. */
  public void hide() {
    end.stop();
    toast.setVisible(false);
  }
}
