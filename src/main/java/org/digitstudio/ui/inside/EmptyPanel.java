package org.digitstudio.ui.inside;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.digitstudio.ui.common.Messages;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands here while there is nothing to look into: an invitation. */
final class EmptyPanel {
  private final Label title = new Label();
  private final Label words = Panel.text("");
  private final Button sample = new Button(Messages.text("inside.empty.sample"));
  private final Button draw = new Button(Messages.text("inside.empty.draw"));
  private final Button train = new Button(Messages.text("inside.empty.train"));
  private final VBox view;

  EmptyPanel(Runnable onSample, Runnable toDraw, Runnable toTrain) {
    title.getStyleClass().add("inside-title");
    sample.getStyleClass().add("accent");
    sample.setId("empty-sample");
    draw.setId("empty-draw");
    train.setId("empty-train");
    sample.setOnAction(event -> onSample.run());
    draw.setOnAction(event -> toDraw.run());
    train.setOnAction(event -> toTrain.run());
    HBox buttons = new HBox(sample, draw, train);
    buttons.getStyleClass().add("inside-empty-buttons");
    FontIcon icon = new FontIcon(Feather.LAYERS);
    icon.getStyleClass().add("inside-empty-icon");
    words.getStyleClass().add("inside-empty-words");
    view = new VBox(icon, title, words, buttons);
    view.setId("inside-empty");
    view.getStyleClass().add("inside-empty");
  }

  VBox view() {
    return view;
  }

  void show(boolean hasNetwork) {
    title.setText(Messages.text(hasNetwork ? "inside.empty.title" : "inside.empty.network.title"));
    words.setText(Messages.text(hasNetwork ? "inside.empty.words" : "inside.empty.network.words"));
    shown(sample, hasNetwork);
    shown(draw, hasNetwork);
    shown(train, !hasNetwork);
  }

  private static void shown(Button button, boolean shown) {
    button.setVisible(shown);
    button.setManaged(shown);
  }
}
