package org.digitstudio.ui.inside.widgets;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.common.Buttons;
import org.digitstudio.ui.common.EmptyState;
import org.kordamp.ikonli.feather.Feather;

/** The content of the page while there is no image or no network: what to do next. */
public final class EmptyPanel {
  private final Node nothingDrawn;
  private final Node noNetwork;

  public EmptyPanel(Runnable onSample, Runnable toDraw, Runnable toTrain) {
    Button sample = Buttons.text(Messages.text("inside.empty.sample"), onSample);
    Button draw = Buttons.text(Messages.text("inside.empty.draw"), toDraw);
    Button train = Buttons.text(Messages.text("inside.empty.train"), toTrain);
    sample.getStyleClass().add("accent");
    sample.setId("empty-sample");
    draw.setId("empty-draw");
    train.setId("empty-train");
    HBox choices = new HBox(sample, draw);
    choices.getStyleClass().add("inside-empty-buttons");
    nothingDrawn =
        new EmptyState(
            Feather.EDIT_3,
            Messages.text("inside.empty.title"),
            Messages.text("inside.empty.words"),
            choices);
    nothingDrawn.setId("inside-empty");
    noNetwork =
        new EmptyState(
            Feather.LAYERS,
            Messages.text("inside.empty.network.title"),
            Messages.text("inside.empty.network.words"),
            train);
    noNetwork.setId("inside-no-network");
  }

  /** Returns the content for a page with or without a network. */
  public Node view(boolean hasNetwork) {
    return hasNetwork ? nothingDrawn : noNetwork;
  }
}
