package org.digitstudio.ui.train;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;

/** Builds the cards of the Train page. */
final class Cards {
  private Cards() {}

  /**
   * Builds a card with a title.
   *
   * @param beside shown at the right end of the title line
   */
  static VBox card(String titleKey, Node beside, Node... content) {
    Label title = new Label(Messages.text(titleKey));
    title.getStyleClass().add("section");
    title.setMinWidth(Region.USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(8, title, gap, beside);
    head.setAlignment(Pos.CENTER_LEFT);
    head.setMinHeight(28);
    VBox card = new VBox(head);
    card.getChildren().addAll(content);
    card.getStyleClass().add("train-card");
    return card;
  }
}
