package org.digitstudio.ui.common;

import java.util.Objects;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.stage.Screen;
import javafx.stage.Window;

/**
 * The window's dialogs. Each has a title that names the act, opens over its window and lies whole
 * on the screen; Enter and Esc choose the button that changes nothing.
 */
public final class Dialogs {
  private static final double WIDTH = 520;

  /** Kept free between a dialog and the screen's edges, in pixels. */
  private static final double MARGIN = 24;

  /** About what a system puts above a window, in pixels. */
  private static final double TITLE_BAR = 40;

  /**
   * A question before an act that cannot be undone.
   *
   * @param title names the act, such as "Delete this run?"
   * @param consequence a sentence that says what is lost
   * @param act the button that performs it, a verb such as "Delete"
   * @param keep the button that changes nothing, such as "Keep"; the default
   */
  public record Confirmation(String title, String consequence, String act, String keep) {}

  private Dialogs() {}

  /** Asks and waits for the answer; true only where the user clicked the act itself. */
  public static boolean confirm(Window owner, Confirmation question) {
    ButtonType act = new ButtonType(question.act, ButtonData.OTHER);
    ButtonType keep = new ButtonType(question.keep, ButtonData.CANCEL_CLOSE);
    Dialog<ButtonType> dialog =
        dialog(owner, question.title, Labels.paragraph(question.consequence), act, keep);
    Button danger = button(dialog, act);
    danger.setId("dialog-act");
    danger.getStyleClass().add("danger");
    danger.setDefaultButton(false);
    Button safe = button(dialog, keep);
    safe.setId("dialog-keep");
    safe.setDefaultButton(true);
    Platform.runLater(safe::requestFocus);
    return dialog.showAndWait().filter(answer -> answer == act).isPresent();
  }

  /** Makes a dialog of this content in the window's theme; the caller shows it. */
  public static Dialog<ButtonType> dialog(
      Window owner, String title, Node content, ButtonType... buttons) {
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.initOwner(owner);
    dialog.setTitle(title);
    dialog.setHeaderText(title);
    dialog.setResizable(true);
    dialog.getDialogPane().getStyleClass().add("studio-dialog");
    dialog.getDialogPane().getStylesheets().setAll(owner.getScene().getStylesheets());
    dialog.getDialogPane().setContent(content);
    dialog.getDialogPane().getButtonTypes().setAll(buttons);
    dialog.getDialogPane().setPrefWidth(WIDTH);
    dialog.getDialogPane().setMaxHeight(screen(owner).getHeight() - 2 * MARGIN);
    Theme.copyState(owner.getScene(), dialog.getDialogPane());
    dialog.setOnShowing(event -> placeOver(owner, dialog));
    return dialog;
  }

  /** Returns the button of a type that was given to {@link #dialog}. */
  public static Button button(Dialog<?> dialog, ButtonType type) {
    return (Button) Objects.requireNonNull(dialog.getDialogPane().lookupButton(type));
  }

  /** Centres the dialog over its window, or as near to that as it is whole on the screen. */
  private static void placeOver(Window owner, Dialog<?> dialog) {
    DialogPane pane = dialog.getDialogPane();
    pane.applyCss();
    double width = pane.prefWidth(-1);
    double height = Math.min(pane.prefHeight(width) + TITLE_BAR, pane.getMaxHeight());
    Rectangle2D screen = screen(owner);
    double x = owner.getX() + (owner.getWidth() - width) / 2;
    double y = owner.getY() + (owner.getHeight() - height) / 3;
    dialog.setX(within(x, screen.getMinX(), screen.getMaxX() - width));
    dialog.setY(within(y, screen.getMinY(), screen.getMaxY() - height));
  }

  private static double within(double value, double min, double max) {
    return Math.max(min, Math.min(value, max));
  }

  private static Rectangle2D screen(Window owner) {
    return Screen.getScreensForRectangle(
            owner.getX(), owner.getY(), owner.getWidth(), owner.getHeight())
        .stream()
        .findFirst()
        .orElse(Screen.getPrimary())
        .getVisualBounds();
  }
}
