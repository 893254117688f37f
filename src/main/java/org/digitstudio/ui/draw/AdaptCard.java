package org.digitstudio.ui.draw;

import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.digitstudio.application.adapt.Adaptation;
import org.digitstudio.application.adapt.AdaptationService;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.MyDigit;
import org.digitstudio.ui.common.Buttons;
import org.digitstudio.ui.common.Labels;
import org.digitstudio.ui.common.WhileInScene;

/**
 * Adapting to the user's handwriting: offers it, shows its progress, then the errors before and
 * after as bars; the user decides whether the copy replaces the model.
 */
final class AdaptCard extends VBox {
  private final AdaptModel model;
  private final Supplier<List<MyDigit>> digits;
  private final Label sentence = Labels.paragraph("");
  private final VBox content = new VBox(8);
  private final ProgressBar bar = new ProgressBar(0);
  private final Label left = Labels.caption("");

  AdaptCard(AdaptModel model, MyDigitsModel myDigits) {
    this.model = model;
    this.digits = myDigits::digits;
    getStyleClass().add("adapt");
    sentence.setId("adapt-says");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(Messages.text("draw.adapt.running"));
    getChildren().addAll(Labels.section(Messages.text("draw.adapt.title")), sentence, content);
    WhileInScene.follow(this, model.state(), this::show);
    WhileInScene.follow(this, myDigits.selectionChanges(), changes -> showOffer());
  }

  private void show(AdaptModel.State state) {
    switch (state) {
      case AdaptModel.State.Idle idle -> showOffer();
      case AdaptModel.State.Running running -> showRunning(running);
      case AdaptModel.State.Measured measured -> showMeasured(measured.adaptation());
      case AdaptModel.State.InUse inUse -> {
        sentence.setText(
            Messages.text("draw.adapt.used", inUse.adaptation().model().card().name()));
        content.getChildren().setAll(bars(inUse.adaptation()));
      }
    }
  }

  private void showOffer() {
    if (!(model.state().get() instanceof AdaptModel.State.Idle)) {
      return;
    }
    int missing = AdaptationService.MIN_DIGITS - digits.get().size();
    sentence.setText(
        missing <= 0
            ? Messages.text("draw.adapt.offer")
            : Messages.text("draw.adapt.few", AdaptationService.MIN_DIGITS, missing));
    Button start = button("draw-adapt-start", "draw.adapt.start", () -> model.start(digits.get()));
    start.setDisable(missing > 0 || !model.canStart());
    start.getStyleClass().add("accent");
    content.getChildren().setAll(start);
  }

  private void showRunning(AdaptModel.State.Running running) {
    sentence.setText(Messages.text("draw.adapt.running"));
    bar.setProgress(running.fraction());
    left.setText(
        running.secondsLeft().isPresent()
            ? Messages.text("draw.adapt.left", running.secondsLeft().getAsLong())
            : "");
    if (!content.getChildren().contains(bar)) {
      content
          .getChildren()
          .setAll(bar, left, button("draw-adapt-cancel", "draw.adapt.cancel", model::cancel));
    }
  }

  private void showMeasured(Adaptation adaptation) {
    boolean costs = adaptation.verdict() == Adaptation.Verdict.COSTS_MNIST;
    sentence.setText(
        Messages.text(
            switch (adaptation.verdict()) {
              case BETTER -> "draw.adapt.better";
              case NO_GAIN -> "draw.adapt.nogain";
              case COSTS_MNIST -> "draw.adapt.costs";
            }));
    Button use =
        costs
            ? button("draw-adapt-useanyway", "draw.adapt.useanyway", model::use)
            : button("draw-adapt-use", "draw.adapt.use", model::use);
    if (adaptation.verdict() == Adaptation.Verdict.BETTER) {
      use.getStyleClass().add("accent");
    }
    HBox decision =
        new HBox(8, use, button("draw-adapt-discard", "draw.adapt.discard", model::discard));
    content.getChildren().setAll(bars(adaptation), decision);
  }

  private static Node bars(Adaptation adaptation) {
    VBox box =
        new VBox(
            16,
            comparison("draw.adapt.mine", adaptation.myDigits()),
            comparison("draw.adapt.mnist", adaptation.mnist()));
    box.setId("adapt-bars");
    return box;
  }

  private static Node comparison(String key, Adaptation.Change change) {
    double before = 1 - change.before();
    double after = 1 - change.after();
    double longest = Math.max(Math.max(before, after), 1e-9);
    return new VBox(
        4,
        Labels.caption(Messages.text(key, Formats.count(change.n()))),
        errorBar("draw.adapt.before", before, longest, false),
        errorBar("draw.adapt.after", after, longest, true));
  }

  private static Node errorBar(String key, double errors, double longest, boolean after) {
    Label name = Labels.caption(Messages.text(key));
    name.getStyleClass().add("adapt-name");
    Label share = Labels.caption(Formats.percent(errors, 2));
    share.getStyleClass().add("adapt-share");
    ProgressBar bar = new ProgressBar(errors / longest);
    bar.getStyleClass().add(after ? "adapt-after" : "adapt-before");
    bar.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(bar, Priority.ALWAYS);
    HBox row = new HBox(8, name, bar, share);
    row.setAlignment(Pos.CENTER_LEFT);
    row.setAccessibleText(Messages.text("common.bar", name.getText(), share.getText()));
    return row;
  }

  private static Button button(String id, String key, Runnable action) {
    Button button = Buttons.text(Messages.text(key), action);
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }
}
