package org.digitstudio.ui.train;

import java.util.concurrent.Callable;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.RunStatus;
import org.digitstudio.ui.train.RunViewModel.RunState;

/** Progress of the run shown. */
final class ProgressCard extends VBox {
  private final RunViewModel run;

  ProgressCard(RunViewModel run) {
    this.run = run;
    Label name = new Label();
    name.getStyleClass().addAll("small", "muted");
    name.textProperty().bind(run.run().map(r -> r.map(RunRecord::name).orElse("")));
    Label headline = new Label();
    headline.setId("train-headline");
    headline.getStyleClass().add("headline");
    headline
        .textProperty()
        .bind(text(this::headline, run.state(), run.epoch(), run.epochs(), run.run()));
    HBox figures =
        new HBox(
            figure("train.figure.speed", this::speed, run.speed()),
            figure("train.figure.learning_rate", this::learningRate, run.learningRate()),
            figure("train.figure.left", this::left, run.secondsLeft(), run.state()));
    figures.getStyleClass().add("figures");
    figures.visibleProperty().bind(run.state().map(ProgressCard::isMoving));
    figures.managedProperty().bind(figures.visibleProperty());
    VBox words = new VBox(headline, name);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox top = new HBox(16, words, figures);
    Label note = new Label();
    note.setWrapText(true);
    note.getStyleClass().addAll("small", "advice");
    note.textProperty().bind(text(this::note, run.run(), run.problem()));
    note.visibleProperty().bind(note.textProperty().isNotEmpty());
    note.managedProperty().bind(note.visibleProperty());
    VBox bars =
        new VBox(
            bar("train-run-bar", "train.bar.run", run.runProgress()),
            bar("train-epoch-bar", "train.bar.epoch", run.epochProgress()));
    bars.getStyleClass().add("bars");
    bars.visibleProperty().bind(figures.visibleProperty());
    bars.managedProperty().bind(bars.visibleProperty());
    getStyleClass().add("train-card");
    getChildren().addAll(top, bars, note);
  }

  private static boolean isMoving(RunState state) {
    return state != RunState.NONE && state != RunState.DONE;
  }

  private static StringBinding text(Callable<String> text, Observable... dependencies) {
    return Bindings.createStringBinding(text, dependencies);
  }

  private Node bar(String id, String key, ReadOnlyDoubleProperty value) {
    ProgressBar bar = new ProgressBar();
    bar.setId(id);
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(Messages.text(key));
    bar.progressProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> run.state().get() == RunState.LOADING ? -1 : value.get(),
                value,
                run.state()));
    Label label = new Label(Messages.text(key));
    label.getStyleClass().addAll("small", "muted");
    label.setMinWidth(64);
    Label part = new Label();
    part.getStyleClass().addAll("small", "figure");
    part.setMinWidth(44);
    part.textProperty()
        .bind(text(() -> Formats.percent(Math.floor(100 * value.get()) / 100, 0), value));
    HBox.setHgrow(bar, Priority.ALWAYS);
    HBox row = new HBox(8, label, bar, part);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Node figure(String key, Callable<String> value, Observable... dependencies) {
    Label number = new Label();
    number.getStyleClass().addAll("figure", "figure-value");
    number.textProperty().bind(text(value, dependencies));
    Label caption = new Label(Messages.text(key));
    caption.getStyleClass().addAll("small", "muted");
    VBox box = new VBox(number, caption);
    box.getStyleClass().add("figure-box");
    return box;
  }

  private String headline() {
    return switch (run.state().get()) {
      case NONE -> "";
      case LOADING -> Messages.text("train.state.loading");
      case TRAINING -> Messages.text("train.state.training", run.epoch().get(), run.epochs().get());
      case PAUSED -> Messages.text("train.state.paused", run.epoch().get(), run.epochs().get());
      case ENDING -> Messages.text("train.state.ending");
      case DONE -> run.run().get().map(this::outcome).orElse("");
    };
  }

  private String outcome(RunRecord record) {
    if (record.status() == RunStatus.FAILED) {
      return Messages.text("train.state.failed");
    }
    String done =
        Messages.text(
            record.status() == RunStatus.FINISHED ? "train.state.finished" : "train.state.stopped",
            record.curve().size(),
            record.plan().optimization().epochs());
    return record
        .testAccuracy()
        .map(
            accuracy ->
                Messages.text(
                    "train.state.accuracy",
                    TrainFormats.percent(accuracy),
                    Formats.count(record.report().orElseThrow().count())))
        .map(accuracy -> accuracy + " \u2013 " + done)
        .orElse(done);
  }

  private String note() {
    if (!run.problem().get().isEmpty()) {
      return run.problem().get();
    }
    return run.run().get().map(this::note).orElse("");
  }

  private String note(RunRecord record) {
    if (!record.note().isEmpty()) {
      return record.note();
    }
    if (record.plan().selection().byTestSet()) {
      return Messages.text("train.note.test");
    }
    return "";
  }

  private String speed() {
    double speed = run.speed().get();
    return Double.isNaN(speed) || speed == 0 ? "\u2013" : Formats.count(rounded(speed));
  }

  /** Rounds to 10 images/s above 1,000 and to 100 above 10,000: finer digits only flicker. */
  private static long rounded(double speed) {
    long step = speed >= 10_000 ? 100 : speed >= 1_000 ? 10 : 1;
    return Math.round(speed / step) * step;
  }

  private String learningRate() {
    return Double.isNaN(run.learningRate().get())
        ? "\u2013"
        : TrainFormats.learningRate(run.learningRate().get());
  }

  private String left() {
    double left = run.secondsLeft().get();
    return Double.isNaN(left) || run.state().get() == RunState.LOADING
        ? "\u2013"
        : TrainFormats.duration(left);
  }
}
