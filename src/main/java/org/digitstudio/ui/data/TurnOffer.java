package org.digitstudio.ui.data;

import java.util.List;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.digitstudio.application.data.DatasetService;
import org.digitstudio.application.data.OpenedSet;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.ui.common.Buttons;

/** Offers to transpose sets that look transposed, and to invert sets that look inverted. */
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

  /** Asks about the change that the sets need. */
  void ask(List<OpenedSet> opened) {
    List<DigitDataset> inverted = data(opened, OpenedSet::looksInverted);
    List<DigitDataset> transposed = data(opened, OpenedSet::looksTransposed);
    if (!inverted.isEmpty()) {
      ask(
          Messages.text("data.invert.question", inverted.getFirst().name()),
          Messages.text("data.invert.yes"),
          () -> inverted.forEach(datasets::invert));
    } else if (!transposed.isEmpty()) {
      ask(
          Messages.text("data.turn.question", transposed.getFirst().name()),
          Messages.text("data.turn.yes"),
          () -> transposed.forEach(datasets::transpose));
    }
  }

  private static List<DigitDataset> data(List<OpenedSet> opened, Predicate<OpenedSet> looks) {
    return opened.stream().filter(looks).map(OpenedSet::data).toList();
  }

  private void ask(String question, String yes, Runnable change) {
    words.setText(question);
    turn.setText(yes);
    turn.setOnAction(
        event -> {
          change.run();
          setVisible(false);
        });
    setVisible(true);
    turn.requestFocus();
  }
}
