package org.digitstudio.ui.shell;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.digitstudio.application.text.Messages;

/** The window's dialogs: what went wrong, the shortcuts and where everything comes from. */
final class Dialogs {
  private final Stage owner;

  Dialogs(Stage owner) {
    this.owner = owner;
  }

  /** Says what went wrong; the details can be copied. */
  void error(String message, Optional<Throwable> cause) {
    Alert alert = alert(Messages.text("shell.error.title"), new Label());
    Label words = new Label(message);
    words.setWrapText(true);
    words.setId("error-message");
    VBox content = new VBox(words);
    content.getStyleClass().add("dialog-content");
    cause.ifPresent(
        problem -> {
          String details = details(message, problem);
          TextArea text = new TextArea(details);
          text.setEditable(false);
          text.setPrefRowCount(8);
          text.setAccessibleText(Messages.text("shell.error.details"));
          content.getChildren().add(text);
          ButtonType copy =
              new ButtonType(Messages.text("shell.error.copy"), ButtonBar.ButtonData.LEFT);
          alert.getButtonTypes().add(copy);
          alert
              .getDialogPane()
              .lookupButton(copy)
              .addEventFilter(
                  ActionEvent.ACTION,
                  event -> {
                    copy(details);
                    event.consume();
                  });
        });
    alert.getDialogPane().setContent(content);
    alert.show();
  }

  void shortcuts() {
    alert(Messages.text("shell.shortcuts"), Shortcuts.sheet()).show();
  }

  void about(String version) {
    Label name = new Label(Messages.text("shell.about.name", version));
    name.getStyleClass().add("about-name");
    Label credits = new Label(Messages.text("shell.about.credits"));
    credits.setWrapText(true);
    VBox content = new VBox(name, credits);
    content.getStyleClass().add("dialog-content");
    alert(Messages.text("shell.about"), content).show();
  }

  private Alert alert(String title, Node content) {
    Alert alert = new Alert(Alert.AlertType.NONE, "", ButtonType.CLOSE);
    alert.initOwner(owner);
    alert.initStyle(StageStyle.UTILITY);
    alert.setTitle(title);
    alert.setHeaderText(title);
    alert.getDialogPane().setContent(content);
    alert.getDialogPane().getStylesheets().addAll(owner.getScene().getStylesheets());
    alert.getDialogPane().setMinWidth(520);
    alert.setResizable(true);
    return alert;
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
