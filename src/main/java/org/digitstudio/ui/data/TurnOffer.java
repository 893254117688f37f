package org.digitstudio.ui.data;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.digitstudio.application.data.DatasetService;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.ui.common.Buttons;

/** Offers to transpose a set whose images look transposed. */
final class TurnOffer extends HBox {
  private final DatasetService datasets;
  private final Label words = new Label();
  private final Button turn;

  TurnOffer(DatasetService datasets) {
    super(8);
    this.datasets = datasets;
    getStyleClass().add("turn-offer");
    setAlignment(Pos.CENTER_LEFT);
    words.setWrapText(true);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    turn = Buttons.text(Messages.text("data.turn.yes"), () -> {});
    turn.setId("turnUpright");
    turn.getStyleClass().add("accent");
    Button leave = Buttons.text(Messages.text("data.turn.no"), () -> setVisible(false));
    leave.setId("leaveLying");
    for (Button button : List.of(turn, leave)) {
      button.setMinWidth(USE_PREF_SIZE);
    }
    getChildren().addAll(words, turn, leave);
    managedProperty().bind(visibleProperty());
    setVisible(false);
  }

  void ask(DigitDataset data) {
    words.setText(Messages.text("data.turn.question", data.name()));
    turn.setOnAction(
        event -> {
          datasets.transpose(data);
          setVisible(false);
        });
    setVisible(true);
    turn.requestFocus();
  }
}
