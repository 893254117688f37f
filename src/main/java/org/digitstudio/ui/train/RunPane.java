package org.digitstudio.ui.train;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.ui.common.EmptyState;
import org.digitstudio.ui.train.RunViewModel.RunState;
import org.kordamp.ikonli.feather.Feather;

/** The run shown: progress, network, curves, comparison with the article, mistakes. */
final class RunPane extends ScrollPane {
  private final TrainViewModel model;
  private final RunActions actions;

  RunPane(TrainViewModel model, RunActions actions) {
    this.model = model;
    this.actions = actions;
    VBox content =
        new VBox(
            invitation(),
            onlyWithRun(new ProgressCard(model.shown())),
            afterwards(),
            new NetworkCard(model),
            onlyWithRun(curves()),
            article(),
            new ResultsCard(model));
    content.getStyleClass().add("run-pane");
    setContent(content);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    getStyleClass().add("edge-to-edge");
  }

  private Node onlyWithRun(Node node) {
    node.visibleProperty().bind(model.shown().state().map(state -> state != RunState.NONE));
    node.managedProperty().bind(node.visibleProperty());
    return node;
  }

  private Node invitation() {
    EmptyState box =
        new EmptyState(
            Feather.TRENDING_UP, Messages.text("train.empty"), Messages.text("train.empty.about"));
    box.getStyleClass().add("invitation");
    box.visibleProperty().bind(model.shown().state().map(state -> state == RunState.NONE));
    box.managedProperty().bind(box.visibleProperty());
    return box;
  }

  /** Builds the actions on a run that has ended. */
  private Node afterwards() {
    Button draw = button("train-use-draw", "train.use.draw", Feather.EDIT_2, model::useInDraw);
    draw.getStyleClass().add(Styles.ACCENT);
    Button inside =
        button("train-use-inside", "train.use.inside", Feather.EYE, model::openInInside);
    Button save =
        button(
            "train-save",
            "train.model.save",
            Feather.DOWNLOAD,
            run -> actions.saveModel(this, run));
    Button again = button("train-resume", "train.runs.resume", Feather.PLAY, model::resume);
    FlowPane bar = new FlowPane(8, 8, draw, inside, save, again);
    for (Button needsModel : new Button[] {draw, inside, save}) {
      needsModel.visibleProperty().bind(shown(run -> run.report().isPresent()));
      needsModel.managedProperty().bind(needsModel.visibleProperty());
    }
    again.visibleProperty().bind(shown(run -> run.status().resumable()));
    again.managedProperty().bind(again.visibleProperty());
    bar.visibleProperty().bind(model.shown().state().map(state -> state == RunState.DONE));
    bar.managedProperty().bind(bar.visibleProperty());
    return bar;
  }

  private BooleanBinding shown(Predicate<RunRecord> condition) {
    RunViewModel shown = model.shown();
    return Bindings.createBooleanBinding(
        () ->
            shown.state().get() == RunState.DONE && shown.run().get().filter(condition).isPresent(),
        shown.state(),
        shown.run());
  }

  private Button button(String id, String key, Feather icon, Consumer<RunRecord> action) {
    return RunControls.button(id, key, icon, "", () -> model.shown().run().get().ifPresent(action));
  }

  private Node curves() {
    RunViewModel shown = model.shown();
    CurveChart loss =
        new CurveChart(
            Messages.text("train.chart.loss"), TrainFormats::tick, TrainFormats::loss, true);
    CurveChart accuracy =
        new CurveChart(
            Messages.text("train.chart.accuracy"),
            TrainFormats::percentTick,
            TrainFormats::percent,
            false);
    InvalidationListener drawLoss =
        any ->
            loss.show(
                RunCurves.loss(shown.curve(), shown.batchLoss()),
                Math.max(1, shown.epochs().get()));
    InvalidationListener drawAccuracy =
        any -> accuracy.show(RunCurves.accuracy(shown.curve()), Math.max(1, shown.epochs().get()));
    shown.batchLoss().addListener(drawLoss);
    for (InvalidationListener each : List.of(drawLoss, drawAccuracy)) {
      shown.curve().addListener(each);
      shown.epochs().addListener(each);
      each.invalidated(shown.curve());
    }
    HBox charts = new HBox(24, loss, accuracy);
    HBox.setHgrow(loss, Priority.ALWAYS);
    HBox.setHgrow(accuracy, Priority.ALWAYS);
    Button export =
        RunControls.button(
            "train-curves-png",
            "train.export.png",
            Feather.IMAGE,
            "",
            () -> actions.exportPicture(this, charts));
    export.getStyleClass().addAll(Styles.FLAT, "small");
    return Cards.card("train.curves", export, charts);
  }

  private Node article() {
    ArticleTable table = new ArticleTable(model.shown());
    PredictOneCard one = new PredictOneCard(model);
    FlowPane row = new FlowPane(table, one);
    row.getStyleClass().add("article-row");
    table
        .prefWidthProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> {
                  double beside = row.getWidth() - one.getWidth() - row.getHgap() - 1;
                  return beside >= ArticleTable.MIN_WIDTH ? beside : row.getWidth();
                },
                row.widthProperty(),
                one.widthProperty()));
    return Cards.card("train.article", new Label(), row);
  }
}
