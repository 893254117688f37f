package org.digitstudio.ui.common;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A framed group of related content; cards are never put inside cards. */
public final class Card extends VBox {
  private final HBox head = new HBox();

  /** A card without a heading. */
  public Card(Node... content) {
    getStyleClass().add("card-box");
    head.getStyleClass().add("card-head");
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(content);
  }

  /** A card with a heading. */
  public Card(String title, Node... content) {
    this(content);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    head.getChildren().addAll(Labels.section(title), gap);
    getChildren().addFirst(head);
  }

  /** Puts controls at the right end of the heading's line; returns this card. */
  public Card tools(Node... tools) {
    head.getChildren().addAll(tools);
    return this;
  }
}
