package org.digitstudio.ui.train.plan;

import java.util.OptionalDouble;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.application.training.RangeTest;
import org.digitstudio.ui.common.Card;
import org.digitstudio.ui.common.Labels;
import org.digitstudio.ui.train.model.RangeTestModel;
import org.digitstudio.ui.train.model.TrainFormats;
import org.digitstudio.ui.train.widgets.ActionButtons;
import org.digitstudio.ui.train.widgets.RangeCurve;
import org.kordamp.ikonli.feather.Feather;

/** The learning-rate range test: its curve, one sentence of advice and the rate to take over. */
final class RangeTestCard extends VBox {
  private final RangeTestModel model;
  private final RangeCurve curve = new RangeCurve();
  private final Label advice = Labels.paragraph("");
  private final ProgressBar progress = new ProgressBar(0);
  private final Button use;

  RangeTestCard(RangeTestModel model) {
    this.model = model;
    use = ActionButtons.button("train-range-use", "train.range.use", Feather.CHECK, model::use);
    use.getStyleClass().add("accent");
    Button close =
        ActionButtons.button("train-range-close", "train.range.close", Feather.X, model::close);
    advice.setId("train-range-advice");
    progress.setId("train-range-progress");
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.setAccessibleText(Messages.text("train.range"));
    progress.visibleProperty().bind(model.running());
    progress.managedProperty().bind(model.running());
    use.visibleProperty().bind(model.running().not());
    HBox.setHgrow(progress, Priority.ALWAYS);
    FlowPane buttons = new FlowPane(8, 8, use, close);
    buttons.setAlignment(Pos.CENTER_LEFT);
    Card card = new Card(Messages.text("train.range"), progress, curve, advice, buttons);
    getChildren().add(card);
    InvalidationListener changed = any -> show();
    model.tested().addListener(changed);
    model.points().addListener(changed);
    model.running().addListener(changed);
    show();
  }

  private void show() {
    boolean isThere = model.tested().get().isPresent();
    setVisible(isThere);
    setManaged(isThere);
    if (!isThere) {
      return;
    }
    OptionalDouble suggestion = model.suggestion();
    progress.setProgress((double) model.points().size() / RangeTest.STEPS);
    curve.show(model.points(), model.range(), suggestion);
    use.setDisable(suggestion.isEmpty());
    use.setText(
        suggestion.isPresent()
            ? Messages.text(
                "train.range.use.rate", TrainFormats.learningRate(suggestion.getAsDouble()))
            : Messages.text("train.range.use"));
    advice.setText(advice(suggestion));
  }

  private String advice(OptionalDouble suggestion) {
    if (model.running().get()) {
      return Messages.text("train.range.running");
    }
    return suggestion.isPresent()
        ? Messages.text("train.range.advice", TrainFormats.learningRate(suggestion.getAsDouble()))
        : Messages.text("train.range.advice.none");
  }
}
