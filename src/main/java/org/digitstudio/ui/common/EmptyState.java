package org.digitstudio.ui.common;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** What an empty place says: an icon, a sentence and what to do next. */
public final class EmptyState extends VBox {
  /**
   * @param actions buttons or links that lead on; may be none
   */
  public EmptyState(Ikon icon, String title, String text, Node... actions) {
    getStyleClass().add("empty-state");
    setAlignment(Pos.CENTER);
    Label heading = new Label(title);
    heading.getStyleClass().add("empty-title");
    Label words = new Label(text);
    words.getStyleClass().add("muted");
    words.setWrapText(true);
    getChildren().addAll(new FontIcon(icon), heading, words);
    getChildren().addAll(actions);
  }
}
