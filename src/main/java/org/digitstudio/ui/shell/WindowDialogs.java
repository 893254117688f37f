package org.digitstudio.ui.shell;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.common.Dialogs;
import org.digitstudio.ui.common.Labels;

/** The dialogs of the window itself: failures, the keyboard shortcuts and the credits. */
final class WindowDialogs {
  private static final int DETAIL_ROWS = 8;

  private final Stage owner;

  WindowDialogs(Stage owner) {
    this.owner = owner;
  }

  /** Shows a failure; where there is a cause, its details can be copied. */
  void error(String message, Optional<Throwable> cause) {
    Label sentence = Labels.paragraph(message);
    sentence.setId("error-message");
    VBox content = content(sentence);
    if (cause.isEmpty()) {
      dialog(Messages.text("shell.error.title"), content).show();
      return;
    }
    String details = details(message, cause.get());
    TextArea text = new TextArea(details);
    text.setEditable(false);
    text.setPrefRowCount(DETAIL_ROWS);
    text.setAccessibleText(Messages.text("shell.error.details"));
    content.getChildren().add(text);
    ButtonType copy = new ButtonType(Messages.text("shell.error.copy"), ButtonData.LEFT);
    Dialog<ButtonType> dialog = dialog(Messages.text("shell.error.title"), content, copy);
    Dialogs.button(dialog, copy)
        .addEventFilter(
            ActionEvent.ACTION,
            event -> {
              copy(details);
              event.consume();
            });
    dialog.show();
  }

  /** Shows the shortcuts of every page. */
  void shortcuts(Map<PageId, Supplier<List<Shortcut>>> ofPages) {
    dialog(Messages.text("shell.shortcuts"), ShortcutSheet.of(ofPages)).show();
  }

  /** Shows the settings; returns the dialog, so that a change of language can show it anew. */
  Dialog<ButtonType> settings(SettingsForm form) {
    Dialog<ButtonType> dialog = dialog(Messages.text("shell.settings"), form);
    dialog.show();
    return dialog;
  }

  void about(String version) {
    dialog(
            Messages.text("shell.about.name", version),
            content(Labels.paragraph(Messages.text("shell.about.credits"))))
        .show();
  }

  private Dialog<ButtonType> dialog(String title, Node content, ButtonType... more) {
    ButtonType close = new ButtonType(Messages.text("common.close"), ButtonData.CANCEL_CLOSE);
    Dialog<ButtonType> dialog = Dialogs.dialog(owner, title, content, more);
    dialog.getDialogPane().getButtonTypes().add(close);
    Dialogs.button(dialog, close).setDefaultButton(true);
    return dialog;
  }

  private static VBox content(Node... nodes) {
    VBox content = new VBox(nodes);
    content.getStyleClass().add("dialog-content");
    return content;
  }

  private static String details(String message, Throwable cause) {
    StringWriter text = new StringWriter();
    text.append(message).append(System.lineSeparator());
    cause.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
