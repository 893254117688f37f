package org.digitstudio.ui.common;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** The content of an empty page or panel: an icon, a sentence and what to do next. */
public final class EmptyState extends VBox {
  /**
   * Makes an empty state.
   *
   * @param actions buttons or links for the next step; may be none
   */
  public EmptyState(Ikon icon, String title, String text, Node... actions) {
    getStyleClass().add("empty-state");
    setAlignment(Pos.CENTER);
    Label heading = Labels.title(title);
    Label sentence = Labels.muted(text);
    sentence.setTextAlignment(TextAlignment.CENTER);
    getChildren().addAll(new FontIcon(icon), heading, sentence);
    getChildren().addAll(actions);
  }
}
