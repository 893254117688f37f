package org.digitstudio.ui.train.run;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.ui.common.Labels;
import org.digitstudio.ui.train.model.RunViewModel;
import org.digitstudio.ui.train.model.RunViewModel.RunState;
import org.digitstudio.ui.train.model.TrainViewModel;
import org.digitstudio.ui.train.widgets.ActionButtons;
import org.digitstudio.ui.train.widgets.RunActions;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The head of a run: its accuracy, its state and what can be done with it. Never scrolls away. */
final class RunHeader extends VBox {
  private final TrainViewModel model;
  private final RunViewModel run;
  private final RunText text;

  RunHeader(TrainViewModel model, RunActions actions) {
    this.model = model;
    this.run = model.shown();
    this.text = new RunText(run);
    getStyleClass().add("run-header");
    getChildren().addAll(top(), bar(), note(), buttons(actions));
  }

  private Node top() {
    Label accuracy =
        bound("run-accuracy", text::accuracy, run.state(), run.run(), run.batchAccuracy());
    accuracy.getStyleClass().add("run-accuracy");
    accuracy.setMinWidth(Region.USE_PREF_SIZE);
    Label caption = bound("run-caption", text::accuracyCaption, run.state(), run.run());
    caption.getStyleClass().addAll("small", "muted");
    caption.setMinWidth(Region.USE_PREF_SIZE);
    VBox focal = new VBox(accuracy, caption);
    Label headline =
        bound("train-headline", text::headline, run.state(), run.epoch(), run.epochs(), run.run());
    headline.getStyleClass().add("page-title");
    headline.setWrapText(true);
    Label about = bound("run-about", text::about, run.run());
    about.getStyleClass().addAll("small", "muted");
    about.setWrapText(true);
    VBox words = new VBox(4, headline, about);
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMinWidth(0);
    HBox figures =
        new HBox(
            figure("train.figure.speed", text::speed, run.speed()),
            figure("train.figure.learning_rate", text::learningRate, run.learningRate()),
            figure("train.figure.left", text::timeLeft, run.secondsLeft(), run.state()));
    figures.getStyleClass().add("figures");
    show(figures, isRunning());
    HBox top = new HBox(24, focal, words, figures);
    top.setAlignment(Pos.CENTER_LEFT);
    return top;
  }

  private BooleanBinding isRunning() {
    return Bindings.createBooleanBinding(() -> run.state().get().isRunning(), run.state());
  }

  private static void show(Node node, BooleanBinding when) {
    node.visibleProperty().bind(when);
    node.managedProperty().bind(when);
  }

  private static Label bound(String id, Callable<String> text, Observable... dependencies) {
    Label label = new Label();
    label.setId(id);
    label.textProperty().bind(binding(text, dependencies));
    return label;
  }

  private static StringBinding binding(Callable<String> text, Observable... dependencies) {
    return Bindings.createStringBinding(text, dependencies);
  }

  private static Node figure(String key, Callable<String> value, Observable... dependencies) {
    Label number = new Label();
    number.getStyleClass().add("figure-value");
    number.setMinWidth(Region.USE_PREF_SIZE);
    number.textProperty().bind(binding(value, dependencies));
    Label caption = Labels.caption(Messages.text(key));
    caption.setMinWidth(Region.USE_PREF_SIZE);
    VBox box = new VBox(number, caption);
    box.getStyleClass().add("figure-box");
    return box;
  }

  private Node bar() {
    ProgressBar bar = new ProgressBar();
    bar.setId("train-run-bar");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(Messages.text("train.bar.run"));
    bar.progressProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> run.state().get() == RunState.LOADING ? -1 : run.runProgress().get(),
                run.runProgress(),
                run.state()));
    show(bar, isRunning());
    return bar;
  }

  private Node note() {
    Label note = bound("run-note", text::note, run.run());
    note.setWrapText(true);
    note.getStyleClass().addAll("small", "attention-text");
    note.visibleProperty().bind(note.textProperty().isNotEmpty());
    note.managedProperty().bind(note.visibleProperty());
    return note;
  }

  private Node buttons(RunActions actions) {
    Button pause = pauseButton();
    Button stop = ActionButtons.button("train-stop", "train.stop", Feather.SQUARE, model::stop);
    stop.disableProperty().bind(run.state().isEqualTo(RunState.ENDING));
    show(stop, isRunning());
    Button draw =
        ofRun("train-use-draw", "train.use.draw", Feather.EDIT_2, model.models()::useInDraw);
    draw.getStyleClass().add("accent");
    Button inside =
        ofRun("train-use-inside", "train.use.inside", Feather.EYE, model.models()::openInInside);
    Button save =
        ofRun(
            "train-save",
            "train.model.save",
            Feather.DOWNLOAD,
            kept -> actions.saveModel(this, kept));
    Button resume = ofRun("train-resume", "train.runs.resume", Feather.PLAY, model::resume);
    for (Button needsModel : new Button[] {draw, inside, save}) {
      show(needsModel, ended(kept -> kept.report().isPresent()));
    }
    show(resume, ended(kept -> kept.status().resumable()));
    return new FlowPane(8, 8, pause, stop, draw, inside, save, resume);
  }

  private Button pauseButton() {
    Button pause =
        ActionButtons.button("train-pause", "train.pause", Feather.PAUSE, model::pauseOrResume);
    pause
        .textProperty()
        .bind(
            binding(
                () ->
                    Messages.text(
                        run.state().get() == RunState.PAUSED ? "train.resume" : "train.pause"),
                run.state()));
    pause
        .graphicProperty()
        .bind(
            run.state()
                .map(
                    state ->
                        new FontIcon(state == RunState.PAUSED ? Feather.PLAY : Feather.PAUSE)));
    pause
        .disableProperty()
        .bind(run.state().map(state -> state == RunState.LOADING || state == RunState.ENDING));
    show(pause, isRunning());
    return pause;
  }

  private Button ofRun(String id, String key, Feather icon, Consumer<RunRecord> action) {
    return ActionButtons.button(id, key, icon, () -> run.run().get().ifPresent(action));
  }

  private BooleanBinding ended(Predicate<RunRecord> condition) {
    return Bindings.createBooleanBinding(
        () -> run.state().get() == RunState.DONE && run.run().get().filter(condition).isPresent(),
        run.state(),
        run.run());
  }
}
